package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.between;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are no expressions are parsed at deployment. */
class LiteralRulesTest {

    private static SmallModel service(String attributes, String content) {
        return between(
                "ServiceTask_A",
                "<serviceTask id=\"ServiceTask_A\" name=\"办\" camunda:expression=\"${true}\" %s>%s</serviceTask>"
                        .formatted(attributes, content));
    }

    private static SmallModel timer(String definition) {
        return between(
                "Event_Wait",
                "<intermediateCatchEvent id=\"Event_Wait\" name=\"等\"><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>"
                        .formatted(definition));
    }

    @ParameterizedTest
    @DisplayName("定时写得对的")
    @ValueSource(
            strings = {
                "<timeDuration>P5D</timeDuration>",
                "<timeDuration>PT2H30M</timeDuration>",
                "<timeDuration>P2W</timeDuration>",
                "<timeDuration>2027-03-25T00:00:00/P1D</timeDuration>",
                "<timeDuration>${campaignCalendar.inDays(3)}</timeDuration>",
                "<timeDate>2027-03-25</timeDate>",
                "<timeDate>2027-03-25T09:00:00+08:00</timeDate>",
                "<timeDate>P5D</timeDate>",
                "<timeCycle>R3/P1D</timeCycle>",
                "<timeCycle>R/2027-03-25T09:00:00/P1D</timeCycle>",
                "<timeCycle>0 0 9 * * ?</timeCycle>"
            })
    void validTimes(String definition) {
        assertThat(timer(definition).sentences()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("定时写得不对的")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <timeDuration>五天</timeDuration> | 的时长“五天”不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。
                    <timeDuration>5D</timeDuration> | 的时长“5D”不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。
                    <timeDuration>P5H</timeDuration> | 的时长“P5H”不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。
                    <timeDuration>2027-03-25</timeDuration> | 的时长“2027-03-25”不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。
                    <timeDate>2027-02-30</timeDate> | 的日期“2027-02-30”不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}。
                    <timeDate>2027年3月底</timeDate> | 的日期“2027年3月底”不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}。
                    <timeCycle>P1D</timeCycle> | 的周期“P1D”不是周期；应写成 R3/P1D（每天一次，共三次）、0 0 9 * * ?（每天九点）或 ${…}。
                    <timeCycle>R/PT0S</timeCycle> | 的周期“R/PT0S”不是周期；应写成 R3/P1D（每天一次，共三次）、0 0 9 * * ?（每天九点）或 ${…}。
                    <timeCycle>每天</timeCycle> | 的周期“每天”不是周期；应写成 R3/P1D（每天一次，共三次）、0 0 9 * * ?（每天九点）或 ${…}。
                    """)
    void wrongTimes(String definition, String sentence) {
        assertThat(timer(definition).sentences()).containsExactly("“等”（Event_Wait）" + sentence);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("属性写得不对的")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    camunda:jobPriority="高" | 的作业优先级“高”不是整数；应写成整数，例如 50，或 ${…}。
                    camunda:asyncBefore="是" | 的属性 asyncBefore “是”不对；应写成 true 或 false。
                    camunda:exclusive="no" | 的属性 exclusive “no”不对；应写成 true 或 false。
                    """)
    void wrongAttributes(String attribute, String sentence) {
        assertThat(service(attribute, "").sentences()).containsExactly("“办”（ServiceTask_A）" + sentence);
    }

    @Test
    @DisplayName("重试的周期、份数、保留期限")
    void wrongElements() {
        assertThat(service(
                                "",
                                "<extensionElements><camunda:failedJobRetryTimeCycle>三次</camunda:failedJobRetryTimeCycle></extensionElements>"
                                        + "<multiInstanceLoopCharacteristics><loopCardinality>三</loopCardinality></multiInstanceLoopCharacteristics>")
                        .sentences())
                .containsExactlyInAnyOrder(
                        "“办”（ServiceTask_A）的重试周期“三次”不是重试的周期；应写成 R3/PT5M（每五分钟一次，共三次）、PT5M,PT1H 或 ${…}。",
                        "“办”（ServiceTask_A）的份数“三”不是大于 0 的整数；应写成整数，例如 3，或 ${…}。");
        assertThat(SmallModel.file(
                                SmallModel.FILE, SmallModel.xml("small", "", "").replace("\"P1D\"", "\"五年\""))
                        .sentences())
                .contains("“试验”（small）的历史保留时间“五年”不是天数；应写成 P1825D（五年）或者整数，例如 1825。");
    }

    @Test
    @DisplayName("期限“五天后”")
    void dueDateInWords() throws IOException {
        var stage = Files.readString(Path.of("src/test/resources/model-check/safety-stage.bpmn"))
                .replace(
                        "camunda:candidateGroups=\"office\" camunda:dueDate=\"${due}\"",
                        "camunda:candidateGroups=\"office\" camunda:dueDate=\"五天后\" camunda:priority=\"急\"");
        assertThat(SmallModel.file("safety-stage.bpmn", stage).sentences())
                .contains(
                        "“通报检查情况”（UserTask_Announce）的期限“五天后”不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}。",
                        "“通报检查情况”（UserTask_Announce）的优先级“急”不是整数；应写成整数，例如 50，或 ${…}。");
    }
}
