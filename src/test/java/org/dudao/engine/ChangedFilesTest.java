package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.dudao.support.DudaoTest;
import org.dudao.support.LineModel;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deployment with {@code deploy-changed-only} deploys the changed files and the deployed files that belong to them. */
@DudaoTest
class ChangedFilesTest {

    private static final String FIRST = "changed-first.bpmn";
    private static final String SECOND = "changed-second.bpmn";
    private static final String FIRST_FORM = "changed-first.form";
    private static final String SECOND_FORM = "changed-second.form";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    Rest rest;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void takeAway() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    @DisplayName("只改一个流程：只出它的新版本，没改的表单跟着它，别的流程不动")
    void aChangedProcessKeepsItsUnchangedForms() {
        deploy(files());

        var answer = deploy(with(FIRST, process("changedFirst", "核对")));

        assertThat(deployedProcesses(answer)).containsExactly("changedFirst");
        assertThat(version("changedFirst")).isEqualTo(2);
        assertThat(version("changedSecond")).isEqualTo(1);
        assertThat(formOfANewTask("changedFirst")).isEqualTo(form("changed-first", "请核对"));
    }

    @Test
    @DisplayName("只改一张表单：用它的流程一起出新版本，新任务打开的是新表单")
    void aChangedFormTakesItsProcessAlong() {
        deploy(files());

        var answer = deploy(with(SECOND_FORM, form("changed-second", "请仔细核对")));

        assertThat(deployedProcesses(answer)).containsExactly("changedSecond");
        assertThat(version("changedFirst")).isEqualTo(1);
        assertThat(formOfANewTask("changedSecond")).isEqualTo(form("changed-second", "请仔细核对"));
    }

    @Test
    @DisplayName("只发改过的文件也行，其余的取自上次部署")
    void onlyTheChangedFileIsSent() {
        deploy(files());

        assertThat(deployedProcesses(deploy(Map.of(FIRST, process("changedFirst", "核对")))))
                .containsExactly("changedFirst");
        assertThat(formOfANewTask("changedFirst")).isEqualTo(form("changed-first", "请核对"));
        assertThat(deployedProcesses(deploy(Map.of(SECOND_FORM, form("changed-second", "请仔细核对")))))
                .containsExactly("changedSecond");
        assertThat(formOfANewTask("changedSecond")).isEqualTo(form("changed-second", "请仔细核对"));
    }

    @Test
    @DisplayName("什么也没改，不出新版本")
    void nothingChangedDeploysNothing() {
        var first = deploy(files());

        var again = deploy(files());

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(version("changedFirst")).isEqualTo(1);
    }

    @Test
    @DisplayName("改一份材料的表单：办理这份材料的流程带着它的全部表单一起出新版本")
    void theFormOfAMaterialTakesTheProcessOfItsMaterialAlong() throws Exception {
        var changed = Files.readString(Path.of("forms/study-record.form")).replace("学习", "集中学习");

        var answer = deploy(Map.of("study-record.form", changed));

        assertThat(deployedProcesses(answer)).containsExactly("materialReview");
        var deployment = answer.json().get("id").asText();
        assertThat(repository.getResourceAsStream(deployment, "study-record.form"))
                .hasContent(changed);
        assertThat(repository.getDeploymentResourceNames(deployment))
                .anyMatch(name -> name.endsWith("implementation-plan.form"))
                .noneMatch(name -> name.endsWith("stage-gate.form"));
    }

    @Test
    @DisplayName("没有这个选项时，少的表单照样指出来")
    void withoutTheOptionMissingFormsAreNamed() {
        deploy(files());

        var parts = new LinkedHashMap<>(Map.of("deployment-name", "只部署改过的", FIRST, process("changedFirst", "核对")));
        var answer = rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("要用的表单 changed-first 没有一起部署");
    }

    private static Map<String, String> files() {
        return Map.of(
                FIRST,
                process("changedFirst", "填写"),
                FIRST_FORM,
                form("changed-first", "请核对"),
                SECOND,
                process("changedSecond", "填写"),
                SECOND_FORM,
                form("changed-second", "请核对"));
    }

    private static Map<String, String> with(String file, String content) {
        var files = new LinkedHashMap<>(files());
        files.put(file, content);
        return files;
    }

    private static String process(String id, String task) {
        var form = id.equals("changedFirst") ? "changed-first" : "changed-second";
        return LineModel.of(id, LineModel.task("UserTask_Check", task)).replace("\"sheet\"", "\"" + form + "\"");
    }

    private static String form(String id, String text) {
        return LineModel.SHEET.replace("\"sheet\"", "\"" + id + "\"").replace("请核对", text);
    }

    private Answer deploy(Map<String, String> files) {
        var parts = new LinkedHashMap<>(files);
        parts.put("deployment-name", "只部署改过的");
        parts.put("deployment-source", "Camunda Modeler");
        parts.put("enable-duplicate-filtering", "true");
        parts.put("deploy-changed-only", "true");
        var answer = rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var id = answer.json().get("id").asText();
        if (!deployments.contains(id)) {
            deployments.add(0, id);
        }
        return answer;
    }

    private static List<String> deployedProcesses(Answer answer) {
        return StreamSupport.stream(
                        answer.json().get("deployedProcessDefinitions").spliterator(), false)
                .map(definition -> definition.get("key").asText())
                .toList();
    }

    private int version(String process) {
        return latest(process).getVersion();
    }

    private ProcessDefinition latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private String formOfANewTask(String process) {
        var instance = runtime.startProcessInstanceById(latest(process).getId());
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
