package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.between;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
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

    private static final String DURATION = "不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。";

    /** A step that sets the variable, and a timer that reads it. */
    private static SmallModel set(String extensions, String expression) {
        return SmallModel.process(SmallModel.start()
                + """
                <serviceTask id="ServiceTask_A" name="办" camunda:expression="%s">
                  <extensionElements><camunda:inputOutput>%s</camunda:inputOutput></extensionElements>
                </serviceTask>
                <intermediateCatchEvent id="Event_Wait" name="等">
                  <timerEventDefinition><timeDuration>${wait}</timeDuration></timerEventDefinition>
                </intermediateCatchEvent>"""
                        .formatted(expression, extensions)
                + SmallModel.end()
                + SmallModel.line("StartEvent_Begin", "ServiceTask_A", "Event_Wait", "EndEvent_Done"));
    }

    private static String output(String value) {
        return "<camunda:outputParameter name=\"wait\">%s</camunda:outputParameter>".formatted(value);
    }

    @Test
    @DisplayName("模型里自己写出的变量值，用作时长的，也看写得对不对")
    void valuesOfVariablesAreFollowed() {
        assertThat(set(output("五天"), "${true}").sentences())
                .containsExactly("“办”（ServiceTask_A）的输出参数 wait“五天”" + DURATION + "它用作“等”（Event_Wait）的时长。");
        assertThat(set(output("${'五天'}"), "${true}").sentences()).hasSize(1);
        assertThat(set("", "${execution.setVariable('wait', '五天')}").sentences())
                .containsExactly("“办”（ServiceTask_A）的表达式 ${execution.setVariable('wait', '五天')} 里的值“五天”"
                        + DURATION
                        + "它用作“等”（Event_Wait）的时长。");
    }

    @ParameterizedTest
    @DisplayName("写得对的，或者别处也给值、不知道最后是什么的，不说")
    @ValueSource(strings = {"P5D", "${campaignCalendar.inDays(3)}", "${'P5D'}"})
    void goodOrUnknownValuesAreAccepted(String value) {
        assertThat(set(output(value), "${true}").sentences()).isEmpty();
        assertThat(set(output("待定"), "${execution.setVariable('wait', campaignCalendar.inDays(3))}")
                        .sentences())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("期限看的输入参数写成“五天后”")
    @CsvSource({"五天后, 1", "${'五天后'}, 1", "P5D, 0", "2027-03-25T00:00:00, 0", "${campaignCalendar.inDays(5)}, 0"})
    void inputParametersAreFollowed(String value, int mistakes) throws IOException {
        var stage = Files.readString(Path.of("src/test/resources/model-check/safety-stage.bpmn"))
                .replaceFirst(
                        "(<camunda:inputParameter name=\"due\">)[^<]*(</camunda:inputParameter>)",
                        Matcher.quoteReplacement(
                                "<camunda:inputParameter name=\"due\">%s</camunda:inputParameter>".formatted(value)));
        assertThat(stage).contains(value);

        assertThat(SmallModel.file("safety-stage.bpmn", stage).sentences())
                .filteredOn(sentence -> sentence.contains("输入参数 due"))
                .hasSize(mistakes)
                .allMatch(("“通报检查情况”（UserTask_Announce）的输入参数 due“五天后”不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}。"
                        + "它用作“通报检查情况”（UserTask_Announce）的期限。")::equals);
    }

    @Test
    @DisplayName("两个输入参数互相引用，没有值可看，不说")
    void inputParametersThatNameEachOtherEnd() throws IOException {
        var stage = Files.readString(Path.of("src/test/resources/model-check/safety-stage.bpmn"))
                .replaceFirst(
                        "<camunda:inputParameter name=\"due\">[^<]*</camunda:inputParameter>",
                        Matcher.quoteReplacement(
                                "<camunda:inputParameter name=\"due\">${other}</camunda:inputParameter>"
                                        + "<camunda:inputParameter name=\"other\">${due}</camunda:inputParameter>"));
        assertThat(stage).contains("${other}");

        assertThat(SmallModel.file("safety-stage.bpmn", stage).sentences())
                .noneMatch(sentence -> sentence.contains("输入参数"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("直接写给方法的参数，看类型对不对")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    campaignCalendar.dateInDays('五') | campaignCalendar.dateInDays 的第 1 个参数“五”不对，应是整数
                    campaignCalendar.inDays('') | campaignCalendar.inDays 的第 1 个参数“”不对，应是整数
                    campaignCalendar.on('2027-03-25', 1) | campaignCalendar.on 的第 1 个参数“2027-03-25”不对，应是日期变量，例如 ${due}
                    campaignCalendar.due('c', '一', 'x', 1) | campaignCalendar.due 的第 2 个参数“一”不对，应是整数，第 3 个参数“x”不对，应是整数
                    unitCampaignTasks.nextStage('现在') | unitCampaignTasks.nextStage 的第 1 个参数“现在”不对，应是 execution
                    """)
    void literalArgumentsHaveTheTypeOfTheParameter(String call, String problem) {
        assertThat(between("ServiceTask_A", serviceOf(call)).sentences())
                .containsExactly("“办”（ServiceTask_A）的表达式 ${%s} 里，%s。".formatted(call, problem));
    }

    @ParameterizedTest
    @DisplayName("引擎自己会转换的参数不说")
    @ValueSource(
            strings = {
                "campaignCalendar.dateInDays('5')",
                "campaignCalendar.dateInDays(5)",
                "campaignCalendar.dateInDays(-5)"
            })
    void convertibleArgumentsAreAccepted(String call) {
        assertThat(between("ServiceTask_A", serviceOf(call)).sentences()).isEmpty();
    }

    private static String serviceOf(String call) {
        return "<serviceTask id=\"ServiceTask_A\" name=\"办\" camunda:expression=\"${%s}\"/>".formatted(call);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("表达式的语法错误，全用中文说")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ${campaignCalendar.inDays(3} | 第 28 个字符处是 } ，应是 ) 。
                    ${} | 第 3 个字符处是 } ，应是名称、加引号的文字、数字
                    ${1 +} | 第 6 个字符处是 } ，应是名称、加引号的文字、数字
                    ${'abc} | 第 3 个字符处是没有写完的引号，应是 ' 。
                    ${a @ b} | 第 5 个字符处是不能用的字符“@”，应是名称、数字、加引号的文字或者运算符。
                    ${a | 第 4 个字符处是表达式的结尾，应是 } 。
                    """)
    void syntaxErrorsAreInChinese(String expression, String sentence) {
        assertThat(between(
                                "ServiceTask_A",
                                "<serviceTask id=\"ServiceTask_A\" name=\"办\" camunda:expression=\"%s\"/>"
                                        .formatted(expression))
                        .sentences())
                .anySatisfy(said -> assertThat(said)
                        .startsWith("“办”（ServiceTask_A）的表达式 %s 写得不对：".formatted(expression))
                        .contains(sentence)
                        .doesNotContain("<", "expression token"));
    }
}
