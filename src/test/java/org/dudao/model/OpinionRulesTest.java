package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dudao.support.ModelFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules for the process that handles an opinion, on the product's own models with one change each. */
class OpinionRulesTest {

    private static final String MODEL = "opinion.bpmn";
    private static final String SORTING = "<camunda:property name=\"batch\" value=\"sorting\" />";
    private static final String RETURNS = "<camunda:property name=\"mostReturns\" value=\"2\" />";

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    OpinionRulesTest() {
        Stream.of(ModelFiles.processes(), ModelFiles.decisions(), ModelFiles.forms())
                .flatMap(all -> all.stream())
                .forEach(file -> files.put(
                        file.getFileName().toString(), ModelFiles.text(file).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("batch 的值是“群众意见”页会做的")
    void batchIsKnown() {
        change(SORTING, SORTING.replace("sorting", "reading"));

        says(
                "“分类、确定承办”（UserTask_SortOpinion）的属性 batch 是“reading”，“群众意见”页没有这种批量办理；可以是 answering、sorting。",
                "“分类、确定承办”（UserTask_SortOpinion）在“群众意见”页上不能成批办理，应加属性 batch，值是 sorting。");
    }

    @Test
    @DisplayName("batch 只标在用户任务上")
    void batchIsOnUserTasksOnly() {
        change(RETURNS, RETURNS + SORTING);

        says("“群众意见办理”（opinion）标了 batch，可它不是用户任务，标了不起作用；batch 只标在用户任务上。");
    }

    @Test
    @DisplayName("意见的每一步都标了怎样成批办理")
    void opinionTasksHaveBatch() {
        change(SORTING, "");

        says("“分类、确定承办”（UserTask_SortOpinion）在“群众意见”页上不能成批办理，应加属性 batch，值是 sorting。");
    }

    @Test
    @DisplayName("答复的那一步也要标")
    void answeringTasksHaveBatch() {
        change("<camunda:property name=\"batch\" value=\"answering\" />", "");

        says("“承办单位办理”（UserTask_HandleOpinion）在“群众意见”页上不能成批办理，应加属性 batch，值是 answering。");
    }

    @Test
    @DisplayName("能退回几次，写在流程上")
    void opinionProcessHasMostReturns() {
        change(RETURNS, "");
        says("“群众意见办理”（opinion）应有属性 mostReturns，写明第几次退回由活动办确定承办，值是1到9的整数。");
    }

    @Test
    @DisplayName("能退回几次，是1到9的整数")
    void mostReturnsIsANumber() {
        change(RETURNS, RETURNS.replace("\"2\"", "\"两次\""));
        says("“群众意见办理”（opinion）应有属性 mostReturns，写明第几次退回由活动办确定承办，值是1到9的整数。");
    }

    @Test
    @DisplayName("mostReturns 标在流程上，标在别处不起作用")
    void mostReturnsIsOnTheProcess() {
        change(SORTING, SORTING + RETURNS);
        says("“分类、确定承办”（UserTask_SortOpinion）标了 mostReturns，标在这里不起作用；mostReturns 标在流程上。");
    }

    private void change(String right, String wrong) {
        var text = new String(Objects.requireNonNull(files.get(MODEL)), StandardCharsets.UTF_8);
        int at = text.indexOf(right);
        assertThat(at).as(right).isNotNegative();
        files.put(
                MODEL,
                (text.substring(0, at) + wrong + text.substring(at + right.length())).getBytes(StandardCharsets.UTF_8));
    }

    private void says(String... sentences) {
        assertThat(Models.check().check(files, Models.nothingDeployed()).violations())
                .extracting(Violation::sentence)
                .containsExactlyInAnyOrder(sentences);
    }
}
