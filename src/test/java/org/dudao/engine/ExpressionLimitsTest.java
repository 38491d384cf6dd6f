package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.dudao.support.Attack;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.SmallProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an expression reaches at run time, in a model that was deployed without the check. */
@DudaoTest
class ExpressionLimitsTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    private RunningModels models;
    private ProcessInstance instance;

    @BeforeEach
    void start() throws IOException {
        Files.deleteIfExists(Attack.TRACE);
        models = new RunningModels(engine, rest);
        models.deploy(Map.of("small.bpmn", SmallProcess.withJob("limited", "${0}")));
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "limited",
                        "2014-7/002",
                        Map.of(
                                "text",
                                "文字",
                                "list",
                                Variables.objectValue(List.of("甲", "乙"))
                                        .serializationDataFormat("application/json")
                                        .create()));
    }

    @AfterEach
    void cleanUp() throws IOException {
        models.cleanUp();
        Files.deleteIfExists(Attack.TRACE);
    }

    static Stream<String> attacks() {
        return Attack.expressions();
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("表达式够不到 Java 类、系统内部的对象，以前部署的模型里也一样")
    void attacks(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(RuntimeException.class);
        assertThat(Attack.TRACE).doesNotExist();
    }

    @Test
    @DisplayName("换成平台自带的求值，攻击是会成功的")
    void theEnginesOwnManagerWouldRunTheAttack() {
        evaluateWith(
                new JuelExpressionManager(), Attack.expressions().findFirst().orElseThrow());

        assertThat(Attack.TRACE).exists();
    }

    @Test
    @DisplayName("模型需要的照常能用")
    void theUsualExpressionsWork() {
        assertThat(evaluate("${text == '文字' and not empty list}")).isEqualTo(true);
        assertThat(evaluate("${text.length() + list.size()}")).isEqualTo(4L);
        assertThat(evaluate("${list[1]}")).isEqualTo("乙");
        assertThat(evaluate("#{execution.processBusinessKey}")).isEqualTo("2014-7/002");
        assertThat(evaluate("${execution.getVariable('text')}-${text.substring(1)}"))
                .isEqualTo("文字-字");
        assertThat(evaluate("${dateTime().plusDays(3).toDate()}")).isInstanceOf(Date.class);
        assertThat(evaluate("${campaignCalendar.dateInDays(3)}")).isInstanceOf(Date.class);
        assertThat(evaluate("${execution.setVariable('more', 7)}")).isNull();
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "more"))
                .isEqualTo(7L);
    }

    @Test
    @DisplayName("脚本、Java 类、操作系统命令都不运行")
    void noScriptNoClassNoCommandRuns() {
        var command = "<camunda:field name='command' stringValue='touch'/><camunda:field name='arg1' stringValue='%s'/>"
                .formatted(Attack.TRACE);
        for (var task : List.of(
                "<serviceTask id='Task' camunda:type='shell'><extensionElements>" + command
                        + "</extensionElements></serviceTask>",
                "<serviceTask id='Task' camunda:class='org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior'>"
                        + "<extensionElements>" + command + "</extensionElements></serviceTask>",
                "<scriptTask id='Task' scriptFormat='juel'><script>"
                        + Attack.expressions().findFirst().orElseThrow() + "</script></scriptTask>",
                "<scriptTask id='Task' scriptFormat='javascript'><script>1</script></scriptTask>")) {
            assertThatThrownBy(() -> {
                        models.deploy(Map.of("forbidden.bpmn", process(task)));
                        engine.getRuntimeService().startProcessInstanceByKey("forbidden");
                    })
                    .as(task)
                    .hasStackTraceContaining("模型里不能");
            assertThat(Attack.TRACE).doesNotExist();
        }
    }

    @Test
    @DisplayName("存下来的筛选条件里的表达式也够不到")
    void aStoredFilterReachesNothing() {
        var filters = engine.getFilterService();
        var attack = Attack.expressions().findFirst().orElseThrow();
        var filter = filters.newTaskFilter("攻击");
        filter.setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(attack));
        filters.saveFilter(filter);
        try {
            assertThatThrownBy(() -> filters.list(filter.getId())).hasStackTraceContaining("表达式不能");
            assertThat(Attack.TRACE).doesNotExist();
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    @DisplayName("判断表里的 FEEL 调用不了 Java")
    void feelCallsNoJava() {
        models.deploy(
                Map.of(
                        "external.dmn",
                        """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_external" name="external"
                    namespace="http://dudao.org/test" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="external" name="外部函数" camunda:historyTimeToLive="P1D">
                    <variable name="result"/>
                    <literalExpression><text>{ larger: function(a, b) external { java: { class: "java.lang.Math",
                      method signature: "max(int, int)" } }, result: larger(4, 7) }.result</text></literalExpression>
                  </decision>
                </definitions>
                """));

        assertThatThrownBy(() -> engine.getDecisionService()
                        .evaluateDecisionByKey("external")
                        .evaluate())
                .hasStackTraceContaining("External functions are disabled");
    }

    private static String process(String task) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://dudao.org/test">
                  <process id="forbidden" isExecutable="true" camunda:historyTimeToLive="1">
                    <startEvent id="Start" />%s
                    <sequenceFlow id="In" sourceRef="Start" targetRef="Task" />
                  </process>
                </definitions>
                """
                .formatted(task);
    }

    private Object evaluate(String expression) {
        return evaluateWith((JuelExpressionManager) configuration().getExpressionManager(), expression);
    }

    private Object evaluateWith(JuelExpressionManager manager, String expression) {
        return configuration().getCommandExecutorTxRequired().execute(context -> manager.createExpression(expression)
                .getValue(context.getExecutionManager().findExecutionById(instance.getId())));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
