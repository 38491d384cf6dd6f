package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.LineModel.containing;
import static org.dudao.support.LineModel.task;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.DudaoTest;
import org.dudao.support.LineModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms in the database that are older than a rule are named at the start. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class DeployedFormCheckTest {

    private static final String FORM =
            """
            {"id":"deployed-sheet","type":"default","components":[
              {"id":"a","type":"textfield","key":"answer","label":"电话"}]}""";

    private static final String WITH_PATTERN =
            """
            {"id":"deployed-sheet","type":"default","components":[
              {"id":"a","type":"textfield","key":"answer","label":"电话","validate":{"pattern":"1[0-9]+"}}]}""";

    @Autowired
    DeployedFormCheck check;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private String first = "";
    private String second = "";

    /** Two versions: the first version of the form breaks a rule that is newer. */
    @BeforeEach
    void aFormOlderThanARule() {
        first = deploy("填报电话");
        database.sql(
                        "update act_ge_bytearray set bytes_ = :form where deployment_id_ = :id and name_ = 'deployed-sheet.form'")
                .param("form", WITH_PATTERN.getBytes(StandardCharsets.UTF_8))
                .param("id", first)
                .update();
    }

    @AfterEach
    void cleanUp() {
        engine.getRepositoryService().deleteDeployment(first, true);
        if (!second.isEmpty()) {
            engine.getRepositoryService().deleteDeployment(second, true);
        }
    }

    @Test
    @DisplayName("启动时指出现在核对不了的表单：哪个表单、哪次部署、哪个字段、改用什么")
    void aFormInUseThatBreaksARuleIsNamed(CapturedOutput output) {
        check.warnOfUnusableForms();

        assertThat(output.getOut().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("表单 deployed-sheet.form（部署 " + first + "）不合现在的规则")
                .contains("“电话（answer）”的规则 validate.pattern 不能用：邮箱、电话用 validate.validationType（email、phone）");
    }

    @Test
    @DisplayName("没有人再用的旧版本不提；还有人在办的要提")
    void aFormerFormIsNamedOnlyWhileInstancesUseIt(CapturedOutput output) {
        var instance = engine.getRuntimeService().startProcessInstanceByKey("formerForm");
        second = deploy("填报手机");
        check.warnOfUnusableForms();
        assertThat(output.getOut()).contains("（部署 " + first + "）");

        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
        int before = output.getOut().length();
        check.warnOfUnusableForms();
        assertThat(output.getOut().substring(before)).doesNotContain("deployed-sheet.form");
    }

    private String deploy(String name) {
        var kept =
                """
                <extensionElements><camunda:inputOutput>
                  <camunda:outputParameter name="kept">${execution.getVariable('answer')}</camunda:outputParameter>
                </camunda:inputOutput></extensionElements>""";
        var model = LineModel.of(
                "formerForm",
                containing(kept, task("UserTask_Answer", name)).replace("\"sheet\"", "\"deployed-sheet\""));
        return engine.getRepositoryService()
                .createDeployment()
                .addString("former-form.bpmn", model)
                .addString("deployed-sheet.form", FORM)
                .deploy()
                .getId();
    }
}
