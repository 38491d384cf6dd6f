package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.between;

import org.dudao.support.Diagram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements that the engine would ignore or pass at once. */
class EngineSupportRulesTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("每个元素引擎都会办")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Task_Meet | <task id="Task_Meet" name="开会"/> | “开会”（Task_Meet）是没有类型的任务，谁也收不到，流程直接走过；应改成用户任务（由人办理）或者服务任务（由系统办理）。
                    ManualTask_Meet | <manualTask id="ManualTask_Meet" name="开会"/> | “开会”（ManualTask_Meet）是手工任务，谁也收不到，流程直接走过；应改成用户任务。
                    ServiceTask_Do | <serviceTask id="ServiceTask_Do" name="办"/> | “办”（ServiceTask_Do）没有写做什么；应填表达式 ${…}，调用系统里有的方法。
                    BusinessRuleTask_Rate | <businessRuleTask id="BusinessRuleTask_Rate" name="评定"/> | “评定”（BusinessRuleTask_Rate）没有写用哪个判断表；应填“决策引用”（Decision ref），例如 studySufficient。
                    ServiceTask_Do | <serviceTask id="ServiceTask_Do" name="办" camunda:expression="${true}"><standardLoopCharacteristics/></serviceTask> | “办”（ServiceTask_Do）有循环标记，本系统不认，只办一次；要重办的应从后面的网关连一条线回来，要办几份的应用多实例标记（三条竖线或横线）。
                    ServiceTask_Do | <serviceTask id="ServiceTask_Do" name="办" camunda:expression="${true}"><multiInstanceLoopCharacteristics/></serviceTask> | “办”（ServiceTask_Do）是多实例，没有写办几份；应填集合（Collection）${…}，或者份数（Loop cardinality）。
                    ServiceTask_Do | <serviceTask id="ServiceTask_Do" name="办" camunda:expression="${true}"><multiInstanceLoopCharacteristics camunda:elementVariable="one"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></serviceTask> | “办”（ServiceTask_Do）是多实例，写了元素变量，没有写集合；应填集合（Collection）${…}。
                    """)
    void everyElementIsExecuted(String id, String element, String sentence) {
        assertThat(between(id, element).sentences()).containsExactly(sentence);
    }

    @Test
    @DisplayName("复杂网关不认")
    void complexGateway() {
        assertThat(between("Gateway_Hard", "<complexGateway id=\"Gateway_Hard\" name=\"难吗？\"/>")
                        .sentences())
                .contains("“难吗？”（Gateway_Hard）是复杂网关，本系统不认；应改成排他网关、并行网关或者包容网关。");
    }

    @Test
    @DisplayName("发出消息的事件写明做什么")
    void throwingMessageEventDoesSomething() {
        var event =
                "<intermediateThrowEvent id=\"Event_Tell\" name=\"通知\"><messageEventDefinition messageRef=\"Message_1\"/></intermediateThrowEvent>";

        assertThat(SmallModel.process(
                                "<message id=\"Message_1\" name=\"told\"/>",
                                SmallModel.start()
                                        + event
                                        + SmallModel.end()
                                        + SmallModel.line("StartEvent_Begin", "Event_Tell", "EndEvent_Done"))
                        .sentences())
                .containsExactly("“通知”（Event_Tell）是发出消息的事件，没有写做什么；应填表达式 ${…}，调用系统里有的方法。");
    }

    @Test
    @DisplayName("即兴子流程不认")
    void adHocSubProcess() {
        assertThat(SmallModel.file(
                                SmallModel.FILE,
                                SmallModel.xml("small", "", "<adHocSubProcess id=\"SubProcess_Any\" name=\"随意办\"/>"))
                        .sentences())
                .containsExactly("“随意办”（SubProcess_Any）是 <adHocSubProcess>，本系统不认；应改成普通的子流程或任务，把次序画出来。");
    }

    @Test
    @DisplayName("流程的标识不重")
    void everyProcessIdIsUnique() {
        var model = between("ServiceTask_A", SmallModel.service("A"));
        assertThat(model.with(
                                "twin.bpmn",
                                Diagram.of(SmallModel.xml(
                                        "small",
                                        "",
                                        SmallModel.start()
                                                + SmallModel.end()
                                                + SmallModel.line("StartEvent_Begin", "EndEvent_Done"))))
                        .sentences())
                .containsExactly("“试验”（small）的标识和 small.bpmn 里的流程相同；应改一个标识。");
    }
}
