package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.end;
import static org.dudao.model.SmallModel.line;
import static org.dudao.model.SmallModel.process;
import static org.dudao.model.SmallModel.service;
import static org.dudao.model.SmallModel.start;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are defined, and what they refer to exists. */
class EventRulesTest {

    private static SmallModel waiting(String definitions, String definition) {
        return process(
                definitions,
                start() + "<intermediateCatchEvent id=\"Event_Wait\" name=\"等\">" + definition
                        + "</intermediateCatchEvent>" + end()
                        + line("StartEvent_Begin", "Event_Wait", "EndEvent_Done"));
    }

    @ParameterizedTest(name = "{index} {0}")
    @DisplayName("每个事件写明等什么")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '' | 没有写等什么，应在 Modeler 里改成定时、消息等事件（扳手图标）。
                    <timerEventDefinition/> | 是定时事件，没有写时间；应填时长（例如 P5D，五天）、日期（例如 2027-03-25T00:00:00）或者周期（例如 R3/P1D）。
                    <timerEventDefinition><timeDuration> </timeDuration></timerEventDefinition> | 是定时事件，没有写时间；应填时长（例如 P5D，五天）、日期（例如 2027-03-25T00:00:00）或者周期（例如 R3/P1D）。
                    <messageEventDefinition/> | 没有写是哪个消息；应在属性里选一个消息，或者新建一个。
                    <messageEventDefinition messageRef="Message_Lost"/> | 要用的消息 Message_Lost 在文件里没有；应在属性里重新选一个消息，或者新建一个。
                    <signalEventDefinition/> | 没有写是哪个信号；应在属性里选一个信号，或者新建一个。
                    <conditionalEventDefinition><condition/></conditionalEventDefinition> | 没有写条件，应填 ${…}。
                    """)
    void everyEventIsDefined(String definition, String sentence) {
        assertThat(waiting("", definition).sentences()).containsExactly("“等”（Event_Wait）" + sentence);
    }

    @Test
    @DisplayName("只有一种触发方式")
    void everyEventHasOneDefinition() {
        assertThat(waiting(
                                "<message id=\"Message_News\" name=\"news\"/>",
                                "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"
                                        + "<messageEventDefinition messageRef=\"Message_News\"/>")
                        .sentences())
                .containsExactly(
                        "“等”（Event_Wait）写了 2 种触发方式（timerEventDefinition、messageEventDefinition），只认一种；应只留一种，其他的另画事件。");
    }

    @Test
    @DisplayName("错误结束事件写明是哪个错误，错误有代码")
    void errorEndEventHasACode() {
        var failing = start()
                + "<endEvent id=\"EndEvent_Failed\" name=\"出错\"><errorEventDefinition errorRef=\"Error_Bad\"/></endEvent>"
                + line("StartEvent_Begin", "EndEvent_Failed");
        assertThat(process("<error id=\"Error_Bad\" name=\"bad\"/>", failing).sentences())
                .containsExactly("“出错”（EndEvent_Failed）的错误没有代码，应填“错误代码”。");
        assertThat(process("", failing).sentences())
                .containsExactly("“出错”（EndEvent_Failed）要用的错误 Error_Bad 在文件里没有；应在属性里重新选一个错误，或者新建一个。");
    }

    @Test
    @DisplayName("只有一个没有触发方式的开始")
    void singleBlankStart() {
        assertThat(process(start() + "<startEvent id=\"StartEvent_Other\" name=\"另一个\"/>" + end()
                                + line("StartEvent_Begin", "EndEvent_Done")
                                + line("StartEvent_Other", "EndEvent_Done"))
                        .sentences())
                .containsExactly("“试验”（small）有 2 个没有触发方式的开始事件（StartEvent_Begin、StartEvent_Other），不知道从哪一个开始；应只留一个。");
    }

    @Test
    @DisplayName("子流程的开始没有触发方式")
    void subProcessStartIsBlank() {
        assertThat(process(start()
                                + """
                                <subProcess id="SubProcess_Part" name="一段">
                                  <startEvent id="StartEvent_Part" name="开始"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>
                                  <endEvent id="EndEvent_Part" name="完成"/>
                                  <sequenceFlow id="Flow_Part" sourceRef="StartEvent_Part" targetRef="EndEvent_Part"/>
                                </subProcess>
                                """
                                + end() + line("StartEvent_Begin", "SubProcess_Part", "EndEvent_Done"))
                        .sentences())
                .containsExactly("“开始”（StartEvent_Part）在子流程里用不了；子流程只能有一个没有触发方式的开始事件。");
    }

    @Test
    @DisplayName("事件子流程的开始有触发方式")
    void eventSubProcessStartIsTyped() {
        assertThat(process(
                                start() + end() + line("StartEvent_Begin", "EndEvent_Done")
                                        + """
                                <subProcess id="SubProcess_Part" name="一段" triggeredByEvent="true">
                                  <startEvent id="StartEvent_Part" name="开始"/>
                                  <endEvent id="EndEvent_Part" name="完成"/>
                                  <sequenceFlow id="Flow_Part" sourceRef="StartEvent_Part" targetRef="EndEvent_Part"/>
                                </subProcess>
                                """)
                        .sentences())
                .containsExactly("“开始”（StartEvent_Part）是事件子流程的开始，没有写由什么事件触发；应改成定时、消息、错误等开始事件。");
    }

    @Test
    @DisplayName("链接有两头")
    void everyLinkHasItsTarget() {
        assertThat(process(start()
                                + "<intermediateThrowEvent id=\"Event_Away\" name=\"转到下页\"><linkEventDefinition name=\"next\"/></intermediateThrowEvent>"
                                + line("StartEvent_Begin", "Event_Away")
                                + "<intermediateCatchEvent id=\"Event_There\" name=\"接上页\"><linkEventDefinition name=\"nxet\"/></intermediateCatchEvent>"
                                + end() + line("Event_There", "EndEvent_Done"))
                        .sentences())
                .contains(
                        "“转到下页”（Event_Away）是链接事件，另一头“next”没有；应在同一层里加一个同名的链接捕获事件。",
                        "“接上页”（Event_There）是链接事件，另一头“nxet”没有；应在同一层里加一个同名的链接抛出事件。");
    }

    @Test
    @DisplayName("事件网关后面是等待的事件，两路以上")
    void eventGatewaysLeadToEvents() {
        assertThat(process(start() + "<eventBasedGateway id=\"Gateway_First\" name=\"先来哪个\"/>" + service("A") + end()
                                + line("StartEvent_Begin", "Gateway_First", "ServiceTask_A", "EndEvent_Done")
                                + line("Gateway_First", "EndEvent_Done"))
                        .sentences())
                .containsExactly(
                        "“先来哪个”（Gateway_First）是事件网关，后面接的“办”（ServiceTask_A）不是等待的事件；应接定时、消息等中间捕获事件。",
                        "“先来哪个”（Gateway_First）是事件网关，后面接的“完成”（EndEvent_Done）不是等待的事件；应接定时、消息等中间捕获事件。");
    }

    @Test
    @DisplayName("消息有名称，不重名，有人用")
    void everyGlobalDefinitionIsUsed() {
        assertThat(waiting(
                                """
                                <message id="Message_News" name="news"/><message id="Message_Unused" name="other"/>
                                <message id="Message_Nameless" name=" "/>
                                <signal id="Signal_One" name="one"/><signal id="Signal_Two" name="one"/>
                                """,
                                "<messageEventDefinition messageRef=\"Message_News\"/>")
                        .sentences())
                .containsExactlyInAnyOrder(
                        "“other”（Message_Unused）是消息，没有哪个事件用它；应在事件里选它，或者删掉。",
                        "Message_Nameless 是消息，没有名称；应填名称。",
                        "“one”（Signal_One）是信号，和另一个同名；应合成一个，各处都选它。",
                        "“one”（Signal_Two）是信号，和另一个同名；应合成一个，各处都选它。");
    }
}
