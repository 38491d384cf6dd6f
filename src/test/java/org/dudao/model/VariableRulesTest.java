package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.end;
import static org.dudao.model.SmallModel.line;
import static org.dudao.model.SmallModel.process;
import static org.dudao.model.SmallModel.start;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every variable that is read is set somewhere. */
class VariableRulesTest {

    private static final String UNSET = "要看变量 %s，可是没有哪一步给它值；名称是否写错？应在前面的表单里加字段 %1$s，或者加输入、输出映射。";

    /** A service task, then a question with this condition. */
    private static SmallModel asking(String content, String condition) {
        return process(start()
                + "<serviceTask id=\"ServiceTask_A\" name=\"办\" camunda:expression=\"${campaignCalendar.inDays(1)}\" %s</serviceTask>"
                        .formatted(content.isEmpty() ? ">" : content)
                + "<exclusiveGateway id=\"Gateway_Good\" name=\"行吗？\" default=\"Flow_Bad\"/>" + end()
                + "<endEvent id=\"EndEvent_Failed\" name=\"不行\"/>"
                + line("StartEvent_Begin", "ServiceTask_A", "Gateway_Good")
                + """
                <sequenceFlow id="Flow_Good" name="行" sourceRef="Gateway_Good" targetRef="EndEvent_Done">
                  <conditionExpression>%s</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="Flow_Bad" name="不行" sourceRef="Gateway_Good" targetRef="EndEvent_Failed"/>
                """
                        .formatted(condition));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("没有给过值的变量")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ${approved} | approved
                    ${approved == 'yes'} | approved
                    ${not empty answer.text} | answer
                    ${!approved and true} | approved
                    #{approved} | approved
                    """)
    void unsetVariable(String condition, String name) {
        assertThat(asking("", condition).sentences())
                .containsExactly("“行”（Flow_Good）的表达式 %s %s".formatted(condition, UNSET.formatted(name)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("给过值的变量")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    camunda:resultVariable="approved"> | ${approved}
                    > | ${unit.startsWith('0')}
                    ><extensionElements><camunda:inputOutput><camunda:outputParameter name="approved">yes</camunda:outputParameter></camunda:inputOutput></extensionElements> | ${approved == 'yes'}
                    > | ${stage > 1}
                    > | ${execution.processBusinessKey == 'x'}
                    """)
    void setVariable(String content, String condition) {
        assertThat(asking(content, condition).sentences()).isEmpty();
    }

    @Test
    @DisplayName("输入参数只在那一步里有值")
    void inputIsLocal() {
        var input =
                "><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"approved\">yes</camunda:inputParameter></camunda:inputOutput></extensionElements>";
        assertThat(asking(input, "${approved == 'yes'}").sentences())
                .containsExactly("“行”（Flow_Good）的表达式 ${approved == 'yes'} " + UNSET.formatted("approved"));
    }

    @Test
    @DisplayName("多实例的集合和元素")
    void collectionOfInstances() {
        var model =
                """
                <subProcess id="SubProcess_Each" name="逐个办">
                  <multiInstanceLoopCharacteristics camunda:collection="%s" camunda:elementVariable="one"/>
                  <startEvent id="StartEvent_Each" name="开始"/>
                  <serviceTask id="ServiceTask_Each" name="办" camunda:expression="${one.done}"/>
                  <endEvent id="EndEvent_Each" name="完成"/>
                  %s
                </subProcess>
                """;
        var flows = line("StartEvent_Each", "ServiceTask_Each", "EndEvent_Each");
        assertThat(SmallModel.between("SubProcess_Each", model.formatted("${campaignTasks.supervisionGroups()}", flows))
                        .sentences())
                .isEmpty();
        assertThat(SmallModel.between("SubProcess_Each", model.formatted("units", flows))
                        .sentences())
                .containsExactly("“逐个办”（SubProcess_Each）的集合" + UNSET.formatted("units"));
    }

    @Test
    @DisplayName("传给被调用流程的变量")
    void mappedVariable() {
        var call =
                """
                <callActivity id="CallActivity_Self" name="再办" calledElement="small">
                  <extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in source="%s" target="passed"/>
                  </extensionElements>
                </callActivity>
                """;
        assertThat(SmallModel.between("CallActivity_Self", call.formatted("campain"))
                        .sentences())
                .contains("“再办”（CallActivity_Self）的输入映射" + UNSET.formatted("campain"));
        assertThat(SmallModel.between("CallActivity_Self", call.formatted("campaign"))
                        .sentences())
                .noneMatch(sentence -> sentence.contains("变量"));
        assertThat(SmallModel.between("CallActivity_Self", call.formatted("passed"))
                        .sentences())
                .noneMatch(sentence -> sentence.contains("变量"));
    }
}
