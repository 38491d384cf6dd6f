package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.dudao.support.Attack;
import org.dudao.support.LineModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to run Java code or a command through a model. A deployment with one of them is refused. */
class ExpressionAttackTest {

    private static final ModelCheck CHECK = Models.check();
    private static final DeploymentContext NOTHING = Models.nothingDeployed();

    private static final String ATTACK = "${''.getClass().forName('java.lang.Runtime')}";
    private static final String NOT_ALLOWED = "不能对直接写出的文字或者数字调用 getClass";
    private static final String TASK = LineModel.task("UserTask_Work", "办事");

    private static final String OTHER = "<userTask id=\"UserTask_Other\" name=\"另办\"/>";

    static Stream<String> expressions() {
        return Attack.expressions();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    @DisplayName("表达式只能调用给流程的 bean，不能够到别的")
    void refusedInAServiceTask(String expression) {
        var service = "<serviceTask id=\"ServiceTask_Run\" name=\"运行\" camunda:expression=\"%s\"/>"
                .formatted(expression.replace("<", "&lt;"));

        assertThat(sentences(LineModel.of("attack", TASK, service)))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence).startsWith("“运行”（ServiceTask_Run）的表达式 "));
    }

    static Stream<String> places() {
        return Stream.of(
                extended("<camunda:taskListener event='create' expression=\"" + ATTACK + "\"/>"),
                extended("<camunda:executionListener event='start' expression=\"" + ATTACK + "\"/>"),
                extended("<camunda:inputOutput><camunda:inputParameter name='a'>" + ATTACK
                        + "</camunda:inputParameter></camunda:inputOutput>"),
                extended("<camunda:inputOutput><camunda:inputParameter name='a'><camunda:list><camunda:value>" + ATTACK
                        + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"),
                extended("<camunda:inputOutput><camunda:outputParameter name='a'><![CDATA[" + ATTACK
                        + "]]></camunda:outputParameter></camunda:inputOutput>"),
                extended("<camunda:properties><camunda:property name='show' value=\"" + ATTACK
                        + "\"/></camunda:properties>"),
                attribute("camunda:dueDate"),
                attribute("camunda:followUpDate"),
                attribute("camunda:assignee"),
                attribute("camunda:candidateUsers"),
                attribute("camunda:candidateGroups"),
                attribute("camunda:priority"),
                attribute("camunda:formKey"),
                attribute("camunda:formRef"),
                OTHER
                        + LineModel.atBorderOf(
                                "UserTask_Other",
                                "Event_Attack",
                                false,
                                "<timerEventDefinition><timeDuration>" + ATTACK
                                        + "</timeDuration></timerEventDefinition>"),
                OTHER
                        + LineModel.atBorderOf(
                                "UserTask_Other",
                                "Event_Attack",
                                false,
                                "<conditionalEventDefinition><condition>" + ATTACK
                                        + "</condition></conditionalEventDefinition>"),
                "<callActivity id=\"CallActivity_Attack\" name='调用' calledElement=\"" + ATTACK + "\"/>",
                "<sendTask id=\"SendTask_Attack\" name='发送' camunda:expression=\"" + ATTACK + "\"/>",
                "<businessRuleTask id=\"BusinessRuleTask_Attack\" name='判断' camunda:decisionRef=\"" + ATTACK + "\"/>",
                "<serviceTask id=\"ServiceTask_Attack\" name='运行' camunda:expression='${0}'><extensionElements>"
                        + "<camunda:field name='x'><camunda:expression>" + ATTACK
                        + "</camunda:expression></camunda:field></extensionElements></serviceTask>");
    }

    private static String extended(String element) {
        return LineModel.containing("<extensionElements>" + element + "</extensionElements>", OTHER);
    }

    private static String attribute(String name) {
        return "<userTask id=\"UserTask_Other\" name=\"另办\" %s=\"%s\"/>".formatted(name, ATTACK);
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("写在哪里都查得到")
    void refusedInEveryPlace(String element) {
        assertThat(sentences(LineModel.of("attack", TASK, element)))
                .anyMatch(sentence -> sentence.contains(NOT_ALLOWED));
    }

    @Test
    @DisplayName("用注释把表达式隔断，也查得到")
    void refusedAroundAComment() {
        var model = LineModel.of(
                "attack",
                TASK,
                extended("<camunda:inputOutput><camunda:outputParameter name='a'>" + ATTACK
                        + "</camunda:outputParameter></camunda:inputOutput>"));

        assertThat(sentences(model.replace("${", "$<!-- -->{"))).anyMatch(sentence -> sentence.contains(NOT_ALLOWED));
    }

    @Test
    @DisplayName("写在流程外面的消息名称也查，前面放一个只是图的流程也一样")
    void refusedOutsideTheProcess() {
        var model = LineModel.of("attack", TASK)
                .replace(
                        "<process ",
                        "<message id=\"Message_Attack\" name=\"" + ATTACK
                                + "\"/><process id=\"picture\" isExecutable=\"false\"/><process ");

        assertThat(sentences(model)).anyMatch(sentence -> sentence.contains(NOT_ALLOWED));
    }

    @Test
    @DisplayName("脚本、Java 类、操作系统命令不能用")
    void scriptsClassesAndCommandsAreRefused() {
        var refusals = Map.of(
                "<serviceTask id='ServiceTask_Run' name='运行' camunda:type='shell'/>",
                "“运行”（ServiceTask_Run）的实现是 shell，系统不提供",
                "<sendTask id='SendTask_Run' name='运行' camunda:type='mail'/>",
                "“运行”（SendTask_Run）的实现是 mail，系统不提供",
                "<serviceTask id='ServiceTask_Run' name='运行' xmlns:old='http://activiti.org/bpmn' old:type='shell'/>",
                "“运行”（ServiceTask_Run）的实现是 shell，系统不提供",
                "<serviceTask id='ServiceTask_Run' name='运行' camunda:class='java.lang.Runtime'/>",
                "“运行”（ServiceTask_Run）写了 Java 类 java.lang.Runtime",
                "<callActivity id='CallActivity_Run' name='运行' calledElement='headTalk' camunda:variableMappingClass='x.Y'/>",
                "“运行”（CallActivity_Run）写了 Java 类 x.Y",
                "<serviceTask id='ServiceTask_Run' name='运行' camunda:delegateExpression='${reviewTasks}'/>",
                "reviewTasks 不能这样用；应改用“表达式”（expression）",
                "<serviceTask id='ServiceTask_Run' name='运行' camunda:delegateExpression='${dataSource}'/>",
                "系统没有 dataSource，名称是否写错？",
                "<scriptTask id='ScriptTask_Run' name='运行' scriptFormat='juel'><script>1</script></scriptTask>",
                "“运行”（ScriptTask_Run）是脚本任务",
                "<intermediateCatchEvent id='Event_Run' name='运行'><conditionalEventDefinition>"
                        + "<condition xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                        + "xsi:type='tFormalExpression' language='juel'>1</condition></conditionalEventDefinition></intermediateCatchEvent>",
                "“运行”（Event_Run）里有脚本");
        refusals.forEach(
                (element, refusal) -> assertThat(sentences(LineModel.of("attack", TASK, element.replace('\'', '"'))))
                        .as(element)
                        .anyMatch(sentence -> sentence.contains(refusal)));
    }

    @Test
    @DisplayName("引擎的类有它的接口允许的方法，没有别的")
    void aClassOfTheEngineHasTheAllowedMethodsOfItsInterfaces() {
        assertThat(ExpressionAccess.allowsProperty(ExecutionEntity.class, "processBusinessKey"))
                .isTrue();
        assertThat(ExpressionAccess.allowsMethod(TaskEntity.class, "getAssignee"))
                .isTrue();
        assertThat(ExpressionAccess.allowsMethod(ExecutionEntity.class, "getProcessEngineServices"))
                .isFalse();
        assertThat(ExpressionAccess.allowsMethod(TaskEntity.class, "complete")).isFalse();
    }

    @Test
    @DisplayName("判断表只能用 FEEL")
    void tablesUseFeelOnly() {
        for (var place : List.of("definitions", "inputExpression", "inputEntry", "outputEntry")) {
            for (var language : List.of("juel", "groovy", "javascript", "http://www.java.com/java")) {
                assertThat(tableSentences(place, language))
                        .as("%s %s", place, language)
                        .anyMatch(sentence -> sentence.endsWith(
                                "的表达式语言是 %s；判断表只能用 FEEL，应去掉 expressionLanguage，或者改为 feel。".formatted(language)));
            }
        }
        for (var language : List.of("feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/")) {
            assertThat(tableSentences("definitions", language)).noneMatch(sentence -> sentence.contains("表达式语言"));
        }
    }

    private static List<String> tableSentences(String place, String language) {
        var table =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_limit" name="limit" \
                namespace="http://dudao.org/processes" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="limit" name="限额" camunda:historyTimeToLive="P1D">
                    <decisionTable id="Table_limit">
                      <input id="Input_a" label="甲"><inputExpression id="Expression_a" typeRef="string">\
                <text>a</text></inputExpression></input>
                      <output id="Output_b" label="乙" name="b" typeRef="string"/>
                      <rule id="Rule_1"><description>都可以</description>
                        <inputEntry id="Entry_a"><text>"x"</text></inputEntry>
                        <outputEntry id="Entry_b"><text>"y"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .replaceFirst("<" + place + " ", "<%s expressionLanguage=\"%s\" ".formatted(place, language));
        return sentences(Map.of("limit.dmn", table));
    }

    private static List<String> sentences(String model) {
        return sentences(Map.of("attack.bpmn", model, "sheet.form", LineModel.SHEET));
    }

    private static List<String> sentences(Map<String, String> files) {
        var resources = new HashMap<String, byte[]>();
        files.forEach((name, content) -> resources.put(name, content.getBytes(StandardCharsets.UTF_8)));
        var result = CHECK.check(resources, NOTHING);
        assertThat(result.unreadable()).isEmpty();
        return result.violations().stream().map(Violation::sentence).toList();
    }
}
