package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts: input that is not submitted yet. */
@DudaoTest
class DraftsTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;
    private Task handIn;

    @BeforeEach
    void launch() {
        campaign = office.launches();
        handIn = campaign.unit("002").handInOf(PLAN);
    }

    @Test
    @DisplayName("在一台电脑上起草，在另一台上接着写")
    void aDraftIsThereOnAnotherComputer() {
        saves("u002", 0, Map.of("text", "第一稿", "form", Map.of("goals", "为民务实清廉")));

        var draft = rest.browser("u002").get(draft()).json().path("draft");
        assertThat(draft.path("version").asInt()).isEqualTo(1);
        assertThat(draft.at("/content/text").asText()).isEqualTo("第一稿");
    }

    @Test
    @DisplayName("表单打开时，起草的内容已经填在里面")
    void theFormStartsFromTheDraft() {
        saves(
                "u002",
                0,
                Map.of("form", Map.of("goals", "为民", "count", 3, "share", 0.5, "yes", true, "several", List.of("a"))));

        var variables = formVariables("u002");
        assertThat(variables.at("/goals/value").asText()).isEqualTo("为民");
        assertThat(variables.at("/count/type").asText()).isEqualTo("Integer");
        assertThat(variables.at("/share/type").asText()).isEqualTo("Double");
        assertThat(variables.at("/yes/value").asBoolean()).isTrue();
        assertThat(variables.at("/several/type").asText()).isEqualTo("Json");
        assertThat(variables.at("/several/value").asText()).isEqualTo("[\"a\"]");
    }

    @Test
    @DisplayName("草稿只有本人看得到")
    void aDraftIsTheirsAlone() {
        saves("u002", 0, Map.of("text", "没想好", "form", Map.of("goals", "没想好")));

        assertThat(rest.basic("u002-1").get(draft()).body()).doesNotContain("没想好");
        assertThat(formVariables("u002-1").toString()).doesNotContain("没想好");
        assertThat(rest.basic("sg01").get(draft()).status()).isEqualTo(404);
        assertThat(rest.basic("u003").get(draft()).status()).isEqualTo(404);
        assertThat(save("u003", 0, Map.of("text", "冒名")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("两人同时起草一项任务，互相知道，互不覆盖")
    void twoPeopleAreToldOfEachOther() {
        saves("u002", 0, Map.of("text", "甲稿"));
        var second = saves("u002-1", 0, Map.of("text", "乙稿"));

        assertThat(second.json().at("/others/0/name").asText())
                .isEqualTo(database.sql("select name from dudao.person where login = 'u002'")
                        .query(String.class)
                        .single());
        assertThat(textOf("u002")).isEqualTo("甲稿");
        assertThat(textOf("u002-1")).isEqualTo("乙稿");
    }

    @Test
    @DisplayName("同一人在两处起草，旧的不会悄悄盖掉新的")
    void anOldCopyNeverOverwritesANewerOne() {
        saves("u002", 0, Map.of("text", "办公室写的"));
        var stale = save("u002", 0, Map.of("text", "家里写的"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().path("detail").asText()).contains("另一处");
        assertThat(stale.json().at("/draft/content/text").asText()).isEqualTo("办公室写的");
        assertThat(textOf("u002")).isEqualTo("办公室写的");
        saves("u002", 1, Map.of("text", "家里写的"));
        assertThat(textOf("u002")).isEqualTo("家里写的");
    }

    @Test
    @DisplayName("只存改过的部分，其余的不动")
    void sectionsThatAreNotSentStay() {
        saves("u002", 0, Map.of("text", "正文", "form", Map.of("goals", "目标")));
        saves("u002", 1, Map.of("form", Map.of("goals", "新目标")));

        var content = rest.basic("u002").get(draft()).json().at("/draft/content");
        assertThat(content.path("text").asText()).isEqualTo("正文");
        assertThat(content.at("/form/goals").asText()).isEqualTo("新目标");
    }

    @Test
    @DisplayName("草稿存的时候不检查对错，提交时才检查")
    void nothingIsValidatedOnSave() {
        saves("u002", 0, Map.of("form", Map.of("goals", 7, "unknown", Map.of("c", "\\u0000")), "whatever", List.of()));

        assertThat(rest.basic("u002").get(draft()).status()).isEqualTo(200);
        assertThat(save("u002", 1, Map.of("text", "甲\u0000乙")).detail())
                .isEqualTo("“content.text”里有数据库不能存的空字符（U+0000），请删去后再提交。");
    }

    @Test
    @DisplayName("不成样子的草稿得到说明")
    void whatIsNoDraftIsRefused() {
        assertThat(rest.basic("u002")
                        .send("PUT", draft(), Map.of("version", 0))
                        .json()
                        .path("detail")
                        .asText())
                .contains("content");
        assertThat(save("u002", 0, Map.of("text", "长".repeat(1_000_001))).status())
                .isEqualTo(400);
        saves("u002", 0, Map.of("text", "长".repeat(600_000)));
        assertThat(save("u002", 1, Map.of("other", "长".repeat(600_000))).detail())
                .contains("草稿太长");
    }

    @Test
    @DisplayName("办结以后草稿不再保留")
    void noDraftOutlivesItsTask() {
        saves("u002", 0, Map.of("text", "甲稿"));
        saves("u002-1", 0, Map.of("text", "乙稿"));
        campaign.unit("002").completes(handIn, Answers.good(PLAN));

        assertThat(database.sql("select count(*) from dudao.draft where task = :task")
                        .param("task", handIn.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(save("u002", 2, Map.of("text", "补一句")).status()).isEqualTo(404);
    }

    private String draft() {
        return "/api/tasks/%s/draft".formatted(handIn.getId());
    }

    private Answer save(String login, int version, Map<String, Object> content) {
        return rest.basic(login).send("PUT", draft(), Map.of("version", version, "content", content));
    }

    private Answer saves(String login, int version, Map<String, Object> content) {
        var answer = save(login, version, content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("version").asInt()).isEqualTo(version + 1);
        return answer;
    }

    private String textOf(String login) {
        return rest.basic(login).get(draft()).json().at("/draft/content/text").asText();
    }

    private JsonNode formVariables(String login) {
        return rest.apps(login)
                .get("/task/%s/form-variables?deserializeValues=false".formatted(handIn.getId()))
                .json();
    }
}
