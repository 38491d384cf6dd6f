package org.dudao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.LineModel;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A designer tries a model: alone, without a trace in campaigns, and without anything that stays. */
@DudaoTest
class RehearsalTest {

    private static final int MOST_STEPS = 60;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    RehearsalService rehearsals;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @AfterEach
    void endAll() {
        rehearsals.of("designer").forEach(rehearsal -> rehearsals.end(rehearsal.id(), "designer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"campaign", "unitCampaign", "stageLearnListen", "opinion", "rectificationItem", "optionalAction"
            })
    @DisplayName("自带的流程都能试着走，活动数据一点不变，没有作业；结束以后什么也不留下")
    void ourOwnModelsAreRehearsedWithoutATrace(String process) {
        var before = EngineState.of(database);

        var rehearsal = begin(process);
        var passed = walk(rehearsal);

        assertThat(passed).hasSizeGreaterThan(1);
        assertThat(ourTables()).isEqualTo(ourTablesOf(before));
        assertThat(management.createJobQuery().tenantIdIn("rehearsal-designer").count())
                .isZero();
        assertThat(designer().send("DELETE", "/api/rehearsals/" + rehearsal, null))
                .returns(204, Answer::status);
        assertThat(EngineState.of(database)).isEqualTo(before);
        assertThat(tablesWithRowsOfATenant()).isEmpty();
    }

    /** All tables of the engine, without its log of who did what. */
    private List<String> tablesWithRowsOfATenant() {
        return database
                .sql(
                        "select table_name from information_schema.columns where column_name = 'tenant_id_' and table_name <> 'act_hi_op_log'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> database.sql(
                                "select exists (select from %s where tenant_id_ is not null)".formatted(table))
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @Test
    @DisplayName("任务都归流程设计人员本人，在任务列表里能办；别人谁也看不见")
    void theTasksAreTheDesignersAlone() {
        begin("stageLearnListen");

        var own = rest.engineRest("designer").get("/task").json();
        assertThat(own)
                .isNotEmpty()
                .allMatch(task -> task.get("assignee").asText().equals("designer"));
        var task = own.get(0).get("id").asText();
        assertThat(rest.engineRest("designer").get("/task/" + task + "/deployed-form"))
                .returns(200, Answer::status);
        for (var login : List.of("office", "leader", "u001", "sg01")) {
            var visible = rest.engineRest(login).get("/task").json();
            assertThat(visible)
                    .as(login)
                    .noneMatch(other -> other.get("id").asText().equals(task));
            assertThat(rest.engineRest(login).get("/task/" + task).status())
                    .as(login)
                    .isEqualTo(404);
            assertThat(rest.basic(login).get("/api/rehearsals")).returns(403, Answer::status);
        }
        assertThat(rest.engineRest("office")
                        .get("/process-instance/count?rootProcessInstances=true")
                        .json()
                        .get("count"))
                .isEqualTo(rest.engineRest("office")
                        .get("/process-instance/count?rootProcessInstances=true&withoutTenantId=true")
                        .json()
                        .get("count"));
    }

    @Test
    @DisplayName("系统自己判断的地方，试运行时在任务里选走向，不能跳过")
    void aDecisionOfTheSystemIsAsked() {
        var rehearsal = begin("materialReview");

        var step = state(rehearsal).get("steps").get(0);
        assertThat(step.get("name").asText()).isEqualTo("选择走向：已经通过了吗？");
        assertThat(step.get("note").asText()).contains("${reviewTasks.accepted(execution)}");
        var task = step.get("task").asText();
        assertThat(designer().post("/api/rehearsals/" + rehearsal + "/steps/" + task + "/skip", Map.of()))
                .returns(409, Answer::status)
                .returns("“选择走向：已经通过了吗？”不能跳过，请打开表单选一条。", Answer::detail);

        assertThat(choose(task, "Flow_HandInMaterial").status()).isEqualTo(204);

        assertThat(state(rehearsal).get("steps").get(0).get("name").asText()).isEqualTo("提交材料");
    }

    @Test
    @DisplayName("走过的步骤只列办完的，一次选择只列一行")
    void onlyFinishedStepsAreListedOnce() {
        var rehearsal = begin("materialReview");
        assertThat(names(rehearsal, "passed")).doesNotContain("选择走向：已经通过了吗？");

        choose(task(rehearsal), "Flow_HandInMaterial");

        var passed = new ArrayList<String>();
        state(rehearsal)
                .get("passed")
                .forEach(step -> passed.add(step.get("name").asText()));
        assertThat(passed).containsOnlyOnce("选择走向：已经通过了吗？").doesNotContain("已经通过了吗？", "提交材料");
    }

    @Test
    @DisplayName("到期、撤回这样的事件，试运行时让它当场发生")
    void anEventIsTriggered() {
        var rehearsal = begin("materialReview");
        choose(task(rehearsal), "Flow_HandInMaterial");
        skip(rehearsal);
        assertThat(state(rehearsal).get("steps").get(0).get("name").asText()).isEqualTo("审核材料");

        trigger(rehearsal, "到期提醒");
        assertThat(names(rehearsal, "passed")).contains("已提醒");
        trigger(rehearsal, "单位撤回");

        assertThat(state(rehearsal).get("steps").get(0).get("name").asText()).isEqualTo("提交材料");
    }

    @Test
    @DisplayName("走过的步骤写明正式运行时会执行什么")
    void whatIsSkippedIsListed() {
        var rehearsal = begin("unitCampaign");

        assertThat(state(rehearsal).get("passed"))
                .anySatisfy(passed -> assertThat(passed.get("note").asText())
                        .isEqualTo("正式运行时：执行 ${unitCampaignTasks.nextStage(execution)}。"));
    }

    @Test
    @DisplayName("忘了结束的，一天以后自动结束")
    void aForgottenRehearsalEnds() {
        var before = EngineState.of(database);
        begin("materialReview");
        rehearsals.endForgotten();
        assertThat(rehearsals.of("designer")).hasSize(1);

        clock.forward(Duration.ofHours(25));
        rehearsals.endForgotten();

        assertThat(rehearsals.of("designer")).isEmpty();
        assertThat(EngineState.of(database)).isEqualTo(before);
    }

    @Test
    @DisplayName("别人的试运行打不开、办不了、结束不了；别人的任务也不能当作试运行的任务办")
    void aRehearsalIsReachedByItsDesignerOnly() {
        var rehearsal = begin("materialReview");

        for (var request : List.of(
                List.of("GET", ""),
                List.of("DELETE", ""),
                List.of("POST", "/steps/x/skip"),
                List.of("POST", "/events/x/trigger"))) {
            assertThat(rest.basic("admin")
                            .send(request.get(0), "/api/rehearsals/" + rehearsal + request.get(1), Map.of()))
                    .as(request.toString())
                    .returns(404, Answer::status);
        }
        var foreign = rehearsals.begin(definition("headTalk"), "admin");
        try {
            var task = rehearsals.get(foreign, "admin").steps().get(0).task();
            assertThat(designer().post("/api/rehearsals/" + rehearsal + "/steps/" + task + "/skip", Map.of()))
                    .returns(409, Answer::status);
            assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
        } finally {
            rehearsals.end(foreign, "admin");
        }
    }

    @Test
    @DisplayName("没有这个流程、没写流程、试运行太多，都说明白")
    void badRequestsAreRefused() {
        assertThat(designer().post("/api/rehearsals", Map.of("definition", "none")))
                .returns(404, Answer::status)
                .returns("没有这个流程，可能刚刚已经撤回，请刷新。", Answer::detail);
        assertThat(designer().post("/api/rehearsals", Map.of()))
                .returns(400, Answer::status)
                .returns("缺少 definition：请写明试运行哪个流程的哪一版。", Answer::detail);
        for (int i = 0; i < 5; i++) {
            begin("headTalk");
        }
        assertThat(designer().post("/api/rehearsals", Map.of("definition", definition("headTalk"))))
                .returns(409, Answer::status)
                .returns("您已经有 5 个试运行，请先结束一个。", Answer::detail);
    }

    @Test
    @DisplayName("流程设计人员不能自己往试运行的租户里部署")
    void nobodyDeploysIntoATenant() {
        begin("headTalk");

        var answer = rest.modeler("designer")
                .post(
                        "/deployment/create",
                        new Rest.Parts(Map.of(
                                "deployment-name",
                                "租户",
                                "tenant-id",
                                "rehearsal-designer",
                                "a.form",
                                LineModel.SHEET)));

        assertThat(answer).returns(400, Answer::status).returns("部署不能带租户（tenant-id），请去掉。", Answer::message);
    }

    @Test
    @DisplayName("试运行开着时，真流程照样部署、发起、撤回")
    void realModelsGoOn() {
        var parts = new TreeMap<>(Map.of(
                "deployment-name",
                "试运行旁边",
                "beside.bpmn",
                LineModel.of("beside", LineModel.task("UserTask_A", "填写")),
                "sheet.form",
                LineModel.SHEET));
        var first = rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        begin("beside");

        parts.put("beside.bpmn", LineModel.of("beside", LineModel.task("UserTask_A", "核对")));
        var second = rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts));
        assertThat(second.status()).as(second.body()).isEqualTo(200);

        for (var deployment : List.of(second, first)) {
            assertThat(rest.engineRest("designer")
                            .send(
                                    "DELETE",
                                    "/deployment/" + deployment.json().get("id").asText(),
                                    null))
                    .returns(204, Answer::status);
        }
    }

    @Test
    @DisplayName("页面“模型”列出部署、试运行和按钮，只给流程设计人员和管理员")
    void thePageListsDeploymentsAndRehearsals() {
        var rehearsal = begin("headTalk");

        var page = rest.browser("designer").page("/models");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<title>模型 · 督导</title>",
                        "系统自带",
                        "试运行</button>",
                        "结束试运行</button>",
                        "/models/rehearsals/" + rehearsal);
        var one = rest.browser("designer").page("/models/rehearsals/" + rehearsal);
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.body()).contains("不填表单，直接办结</button>", "</main>");
        for (var login : List.of("office", "u001", "sg01", "leader")) {
            assertThat(rest.browser(login).page("/models").status()).as(login).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("页面“模型”写明流程标识、文件名、撤回的后果；有实例的、系统自带的没有撤回按钮")
    void thePageSaysWhatTakingBackDoes() {
        var process = deploy(Map.of(
                "beside.bpmn",
                LineModel.of("beside", LineModel.task("UserTask_A", "填写")),
                "sheet.form",
                LineModel.SHEET));
        var page = rest.browser("designer").page("/models").body();
        assertThat(page)
                .contains("没有前一版，撤回以后谁也不能再发起。", ">beside</code>", "（未命名）")
                .containsOnlyOnce("撤回部署</button>");
        assertThat(page.indexOf("（未命名）")).isLessThan(page.indexOf("系统自带的部署"));
        var instance = runtime.startProcessInstanceByKey("beside").getId();
        try {
            assertThat(rest.browser("designer").page("/models").body())
                    .contains("有1个实例在运行，办完才能撤回")
                    .doesNotContain("撤回部署</button>");
        } finally {
            runtime.deleteProcessInstance(instance, "test");
            repository.deleteDeployment(process, true);
        }
    }

    @Test
    @DisplayName("只有表单的部署列出文件名，撤回的后果只说判断表和表单")
    void aDeploymentOfFormsNamesItsFiles() {
        var forms = deploy(Map.of("sheet.form", LineModel.SHEET));
        try {
            assertThat(rest.browser("designer").page("/models").body())
                    .contains(">sheet.form</span>", "它的判断表和表单不再使用，改用前一次部署的");
        } finally {
            repository.deleteDeployment(forms, true);
        }
    }

    /** Deploys files without a name of the deployment. */
    private String deploy(Map<String, String> files) {
        var answer = rest.modeler("designer").post("/deployment/create", new Rest.Parts(new TreeMap<>(files)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("id").asText();
    }

    private Rest.Door designer() {
        return rest.basic("designer");
    }

    private String definition(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String begin(String process) {
        var answer = designer().post("/api/rehearsals", Map.of("definition", definition(process)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private JsonNode state(String rehearsal) {
        return designer().get("/api/rehearsals/" + rehearsal).json();
    }

    private String task(String rehearsal) {
        return state(rehearsal).get("steps").get(0).get("task").asText();
    }

    private void skip(String rehearsal) {
        assertThat(designer().post("/api/rehearsals/" + rehearsal + "/steps/" + task(rehearsal) + "/skip", Map.of()))
                .returns(204, Answer::status);
    }

    private void trigger(String rehearsal, String event) {
        var waiting = StreamSupport.stream(state(rehearsal).get("events").spliterator(), false)
                .filter(one -> one.get("name").asText().equals(event))
                .findFirst()
                .orElseThrow();
        assertThat(designer()
                        .post(
                                "/api/rehearsals/" + rehearsal + "/events/"
                                        + waiting.get("subscription").asText() + "/trigger",
                                Map.of()))
                .returns(204, Answer::status);
    }

    private Set<String> names(String rehearsal, String list) {
        var names = new HashSet<String>();
        state(rehearsal).get(list).forEach(one -> names.add(one.get("name").asText()));
        return names;
    }

    /** Completes the form of a choice as Tasklist does. */
    private Answer choose(String task, String flow) {
        return rest.engineRest("designer")
                .post(
                        "/task/" + task + "/submit-form",
                        Map.of("variables", Map.of("way1", Map.of("value", flow, "type", "String"))));
    }

    /** Goes on until the process ends, takes the first way at each choice, and returns the elements that it reached. */
    private Set<String> walk(String rehearsal) {
        for (int i = 0; i < MOST_STEPS; i++) {
            var state = state(rehearsal);
            var steps = new ArrayList<JsonNode>();
            state.get("steps").forEach(steps::add);
            var plain = steps.stream()
                    .filter(step -> !step.get("choice").asBoolean())
                    .findFirst();
            if (plain.isPresent()) {
                assertThat(designer()
                                .post(
                                        "/api/rehearsals/" + rehearsal + "/steps/"
                                                + plain.get().get("task").asText() + "/skip",
                                        Map.of()))
                        .returns(204, Answer::status);
            } else if (!steps.isEmpty()) {
                chooseFirst(steps.get(0).get("task").asText());
            } else if (!state.get("events").isEmpty()) {
                trigger(rehearsal, state.get("events").get(0).get("name").asText());
            } else {
                break;
            }
        }
        return names(rehearsal, "passed");
    }

    private void chooseFirst(String task) {
        var form = rest.engineRest("designer")
                .get("/task/" + task + "/deployed-form")
                .json();
        var values = new TreeMap<String, Object>();
        form.get("components").forEach(field -> {
            var value = field.get("type").asText().equals("radio")
                    ? Map.of("value", field.get("values").get(0).get("value").asText(), "type", "String")
                    : Map.of("value", true, "type", "Boolean");
            values.put(field.get("key").asText(), value);
        });
        var answer = rest.engineRest("designer").post("/task/" + task + "/submit-form", Map.of("variables", values));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private Map<String, String> ourTables() {
        return ourTablesOf(EngineState.of(database));
    }

    private static Map<String, String> ourTablesOf(EngineState state) {
        var ours = new TreeMap<>(state.digests());
        ours.keySet().removeIf(table -> !table.startsWith("dudao."));
        return ours;
    }
}
