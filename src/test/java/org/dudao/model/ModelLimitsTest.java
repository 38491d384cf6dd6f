package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.FILE;
import static org.dudao.model.SmallModel.between;
import static org.dudao.model.SmallModel.xml;

import org.dudao.support.Diagram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that would fill the memory, or that the engine cannot store, are refused. */
class ModelLimitsTest {

    private static String calling(String process) {
        return "<callActivity id=\"CallActivity_Again\" name=\"再来一次\" calledElement=\"%s\"/>".formatted(process);
    }

    @Test
    @DisplayName("流程不能调用自己")
    void aProcessDoesNotCallItself() {
        assertThat(between("CallActivity_Again", calling("small")).sentences())
                .contains("“再来一次”（CallActivity_Again）调用的 small 绕一圈又调用本流程 small，会没完没了；要重来的，应在流程里把连线画回前面的步骤。");
    }

    @Test
    @DisplayName("流程绕一圈也不能调用自己")
    void processesDoNotCallEachOtherInARing() {
        var other =
                Diagram.of(xml("other", "", "<startEvent id=\"StartEvent_Begin\" name=\"开始\"/>" + calling("small")));

        assertThat(between("CallActivity_Again", calling("other"))
                        .with("other.bpmn", other)
                        .sentences())
                .contains(
                        "“再来一次”（CallActivity_Again）调用的 other 绕一圈又调用本流程 small，会没完没了；要重来的，应在流程里把连线画回前面的步骤。",
                        "“再来一次”（CallActivity_Again）调用的 small 绕一圈又调用本流程 other，会没完没了；要重来的，应在流程里把连线画回前面的步骤。");
    }

    @Test
    @DisplayName("标识和名称不能太长")
    void idsAndNamesAreShort() {
        assertThat(between("UserTask_Work", "<userTask id=\"UserTask_Work\" name=\"%s\"/>".formatted("办".repeat(256)))
                        .sentences())
                .anyMatch(sentence -> sentence.endsWith("的标识或名称有 256 个字；最多 255 个字。"));
        assertThat(between("UserTask_Work", "<userTask id=\"UserTask_Work\" name=\"%s\"/>".formatted("办".repeat(255)))
                        .sentences())
                .noneMatch(sentence -> sentence.contains("最多 255 个字"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "1+"})
    @DisplayName("表达式太长、套得太深，说出来，不出系统错误")
    void aDeepExpressionIsRefused(String part) {
        var closing = part.equals("(") ? ")".repeat(20_000) : "";
        var model = "<serviceTask id=\"ServiceTask_Deep\" name=\"算\" camunda:expression=\"${%s1%s}\"/>"
                .formatted(part.repeat(20_000), closing);

        assertThat(between("ServiceTask_Deep", model).sentences()).containsExactly("里的元素嵌套得太深，或者表达式太长，检查不了；应拆成小的。");
    }

    @Test
    @DisplayName("元素套得太深，说出来，不出系统错误")
    void deepElementsAreRefused() {
        var deep = xml(
                "small",
                "",
                "<extensionElements>" + "<camunda:x>".repeat(20_000) + "</camunda:x>".repeat(20_000)
                        + "</extensionElements><startEvent id=\"StartEvent_Begin\" name=\"开始\"/>");

        assertThat(SmallModel.file(FILE, deep).sentences())
                .singleElement()
                .asString()
                .contains("里的元素嵌套得太深");
    }

    @Test
    @DisplayName("等消息的任务写明等哪个消息")
    void aReceiveTaskHasItsMessage() {
        assertThat(between("ReceiveTask_Wait", "<receiveTask id=\"ReceiveTask_Wait\" name=\"等消息\"/>")
                        .sentences())
                .contains("“等消息”（ReceiveTask_Wait）没有写等哪个消息，应在 Modeler 里选“全局消息引用”。");
    }
}
