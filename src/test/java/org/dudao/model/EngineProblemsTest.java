package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the engine become sentences in Chinese. */
class EngineProblemsTest {

    private static final byte[] MODEL =
            SmallModel.xml("small", "", SmallModel.service("A")).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0}")
    @DisplayName("按种类说")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Invalid 'messageRef': no message with id 'Message_1' found. | 要用的消息 Message_1 在文件里没有；应重新选一个。
                    No decision result mapper found for name 'first'. Supported mappers are 'singleEntry' and 'resultList'. | 的结果方式 first 不认得；应是 singleEntry、singleResult、collectEntries 或 resultList。
                    External tasks must specify a 'topic' attribute in the camunda namespace | 是外部任务，没有写主题；应填主题（Topic）。
                    timerEventDefinition is not allowed on start event within a subprocess | 是子流程的开始事件，不能写 timerEventDefinition；应改成没有触发方式的开始事件。
                    Missing attribute 'target' when attribute 'source' or 'sourceExpression' is set | 的变量映射不完整，没有写 target；应填上。
                    Error parsing '${description': syntax error at position 13 | 里的表达式 ${description 写得不对；应改好括号和引号。
                    Unable to process task with scriptFormat 'groovy' | 里有脚本；模型里不写脚本，应改为表达式 ${…}。
                    Something that nobody foresaw | 流程引擎不认；应在 Camunda Modeler 里打开这一处，按提示改好后重新保存。
                    """)
    void sentenceByKind(String message, String sentence) {
        assertThat(EngineProblems.violation("small.bpmn", MODEL, "ServiceTask_A", 7, message))
                .isEqualTo(new Violation("small.bpmn", "ServiceTask_A", "“办”（ServiceTask_A）第 7 行" + sentence));
    }

    @Test
    @DisplayName("多实例说的是那一步")
    void bodyOfSeveralInstances() {
        assertThat(EngineProblems.violation("small.bpmn", MODEL, "ServiceTask_A#multiInstanceBody", 0, "x"))
                .returns("ServiceTask_A", Violation::element);
    }

    @Test
    @DisplayName("引擎没说是哪个元素的，说文件")
    void problemOfTheFile() {
        assertThat(EngineProblems.violation("small.bpmn", MODEL, null, 3, "x"))
                .isEqualTo(
                        new Violation("small.bpmn", "small.bpmn", "第 3 行流程引擎不认；应在 Camunda Modeler 里打开这一处，按提示改好后重新保存。"));
    }
}
