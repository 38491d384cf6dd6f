package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.model.SmallModel.between;
import static org.dudao.model.SmallModel.end;
import static org.dudao.model.SmallModel.line;
import static org.dudao.model.SmallModel.process;
import static org.dudao.model.SmallModel.service;
import static org.dudao.model.SmallModel.start;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of bpmnlint about flows, by the sentence for each mistake. */
class FlowRulesTest {

    private static final String START = "StartEvent_Begin";
    private static final String A = "ServiceTask_A";
    private static final String B = "ServiceTask_B";
    private static final String END = "EndEvent_Done";

    @Test
    @DisplayName("一条线走到底的，什么也不说")
    void straightProcessIsAccepted() {
        assertThat(between(A, service("A")).sentences()).isEmpty();
    }

    @Test
    @DisplayName("有开始，有结束")
    void everyScopeStartsAndEnds() {
        assertThat(process(service("A") + service("B") + line(A, B)).sentences())
                .contains(
                        "“试验”（small）里没有开始事件，不知道从哪里开始；应加一个开始事件，连到第一步。", "“试验”（small）里没有结束事件，不知道到哪里结束；应在最后一步后面加一个结束事件。");
    }

    @Test
    @DisplayName("子流程也有开始，有结束")
    void everySubProcessStartsAndEnds() {
        assertThat(between("SubProcess_Part", "<subProcess id=\"SubProcess_Part\" name=\"一段\"/>")
                        .sentences())
                .containsExactly(
                        "“一段”（SubProcess_Part）里没有开始事件，不知道从哪里开始；应加一个开始事件，连到第一步。",
                        "“一段”（SubProcess_Part）里没有结束事件，不知道到哪里结束；应在最后一步后面加一个结束事件。");
    }

    @Test
    @DisplayName("走不到的一步")
    void nodeWithoutEntry() {
        assertThat(process(start() + service("A") + service("B") + end() + line(START, A, END) + line(B, END))
                        .sentences())
                .containsExactly("“办”（ServiceTask_B）没有连进来的线，流程走不到这里；应从前一步连一条线过来，或者删掉。");
    }

    @Test
    @DisplayName("走到就断的一步")
    void nodeWithoutExit() {
        assertThat(process(start()
                                + service("A")
                                + end()
                                + parallel()
                                + service("B")
                                + line(START, "Gateway_Both", A, END)
                                + line("Gateway_Both", B))
                        .sentences())
                .containsExactly("“办”（ServiceTask_B）后面没有连线，流程走到这里就断了；应连到下一步，或者连到结束事件。");
    }

    @Test
    @DisplayName("没有连线的一步")
    void disconnectedNode() {
        assertThat(between(A, service("A") + service("B")).sentences())
                .containsExactly("“办”（ServiceTask_B）没有连线，流程走不到这里；应从前一步连进来、连到下一步，或者删掉。");
    }

    @Test
    @DisplayName("自成一圈的，从开始走不到")
    void unreachableRing() {
        assertThat(between(
                                A,
                                service("A")
                                        + service("B")
                                        + service("C")
                                        + gateway()
                                        + line(B, "ServiceTask_C", "Gateway_Again")
                                        + choice(B, END))
                        .sentences())
                .contains("“办”（ServiceTask_B）从开始事件走不到；应从开始事件能到的一步连一条线过来，或者删掉。");
    }

    @Test
    @DisplayName("出不来的圈")
    void ringWithoutExit() {
        assertThat(process(start()
                                + service("A", "camunda:asyncBefore=\"true\"")
                                + service("B")
                                + end()
                                + line(START, A, B, A))
                        .sentences())
                .containsExactlyInAnyOrder(
                        "“完成”（EndEvent_Done）没有连进来的线，流程走不到这里；应从前一步连一条线过来，或者删掉。",
                        "“办”（ServiceTask_A）以后一直转圈，走不到结束（“办”（ServiceTask_A）→“办”（ServiceTask_B）→“办”（ServiceTask_A））；应有一路连到结束事件。");
    }

    @Test
    @DisplayName("到期提醒的结束，不是圈的出口")
    void reminderIsNoExit() {
        var reminder =
                """
                <boundaryEvent id="Event_Due" name="提醒" attachedToRef="ServiceTask_A" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                """;
        assertThat(process(start()
                                + service("A", "camunda:asyncBefore=\"true\"")
                                + service("B")
                                + reminder
                                + end()
                                + line(START, A, B, A)
                                + line("Event_Due", END))
                        .sentences())
                .singleElement()
                .asString()
                .contains("（ServiceTask_A）以后一直转圈，走不到结束");
    }

    @Test
    @DisplayName("一步也不停的圈")
    void ringWithoutWait() {
        assertThat(process(start()
                                + service("A")
                                + gateway()
                                + end()
                                + line(START, A, "Gateway_Again")
                                + choice(A, END))
                        .sentences())
                .containsExactly(
                        "“还要办吗？”（Gateway_Again）所在的一圈（“还要办吗？”（Gateway_Again）→“办”（ServiceTask_A）→“还要办吗？”（Gateway_Again））中途一步也不停，可能没完没了；"
                                + "圈里应有等人办理的一步，或者给其中一步勾选“异步”（Asynchronous before）。");
    }

    @Test
    @DisplayName("有异步一步的圈可以")
    void ringWithAsynchronousStepIsAccepted() {
        assertThat(process(start()
                                + service("A", "camunda:asyncBefore=\"true\"")
                                + gateway()
                                + end()
                                + line(START, A, "Gateway_Again")
                                + choice(A, END))
                        .sentences())
                .isEmpty();
    }

    @Test
    @DisplayName("一步后面连出几条线")
    void implicitSplit() {
        assertThat(process(start() + service("A") + service("B") + end() + line(START, A, END) + line(A, B, END))
                        .sentences())
                .containsExactly("“办”（ServiceTask_A）后面连出几条线，会同时走几路；应先连到一个网关：只走一路的用排他网关，几路同时走的用并行网关。");
    }

    @Test
    @DisplayName("几路里有的有条件，有的没有")
    void missingConditionAtATask() {
        assertThat(process(start() + service("A") + service("B") + end() + line(START, A, END) + line(B, END)
                                + "<sequenceFlow id=\"Flow_Sometimes\" name=\"有时\" sourceRef=\"ServiceTask_A\" targetRef=\"ServiceTask_B\">"
                                + "<conditionExpression>${true}</conditionExpression></sequenceFlow>")
                        .sentences())
                .containsExactly("Flow_ServiceTask_A_EndEvent_Done 没有条件，旁边的几路有；应填条件 ${…}，或者设为默认的一路。");
    }

    @Test
    @DisplayName("并行网关后面的条件不会看")
    void conditionAfterAParallelGateway() {
        assertThat(process(start() + parallel() + service("A") + end() + line(START, "Gateway_Both", A, END)
                                + "<sequenceFlow id=\"Flow_Sometimes\" name=\"有时\" sourceRef=\"Gateway_Both\" targetRef=\"EndEvent_Done\">"
                                + "<conditionExpression>${true}</conditionExpression></sequenceFlow>")
                        .sentences())
                .containsExactly("“有时”（Flow_Sometimes）的条件不会看：它从Gateway_Both 出来，每一路都走；应去掉条件，或者改用排他网关。");
    }

    @Test
    @DisplayName("画了两遍的线")
    void duplicateFlow() {
        assertThat(process(
                                start() + parallel() + end() + line(START, "Gateway_Both", END)
                                        + "<sequenceFlow id=\"Flow_Twice\" sourceRef=\"Gateway_Both\" targetRef=\"EndEvent_Done\"/>")
                        .sentences())
                .containsExactly("Flow_Twice 和另一条线重复：都从Gateway_Both 连到“完成”（EndEvent_Done），会走两遍；应删掉一条。");
    }

    @Test
    @DisplayName("一进一出的网关")
    void superfluousGateway() {
        assertThat(between("Gateway_Both", parallel()).sentences())
                .containsExactly("Gateway_Both 只有一条线进、一条线出，不起作用；应删掉，或者补上另外的一路。");
    }

    @Test
    @DisplayName("没有什么要终止")
    void superfluousTermination() {
        assertThat(process(start() + "<endEvent id=\"EndEvent_Done\" name=\"完成\"><terminateEventDefinition/></endEvent>"
                                + line(START, END))
                        .sentences())
                .containsExactly("“完成”（EndEvent_Done）是“终止”结束事件，可是没有别的结束，没有什么要终止；应改成普通的结束事件。");
    }

    private static final String STUCK = "流程会停在这里；应改成排他网关，或者在前面用并行网关分开。";

    private static String choice(String id) {
        return "<exclusiveGateway id=\"Gateway_%s\" name=\"要办吗？\" default=\"Flow_Gateway_%1$s_ServiceTask_B\"/>"
                .formatted(id);
    }

    private static String flowWithCondition(String from, String to) {
        return "<sequenceFlow id=\"Flow_%s_%s\" name=\"要\" sourceRef=\"%1$s\" targetRef=\"%2$s\"><conditionExpression>${true}</conditionExpression></sequenceFlow>"
                .formatted(from, to);
    }

    private static String named(String flows) {
        return flows.replace(
                "id=\"Flow_Gateway_Which_ServiceTask_B\"", "id=\"Flow_Gateway_Which_ServiceTask_B\" name=\"不要\"");
    }

    /** Which of two services runs, and a parallel join behind them. */
    private static String choiceBeforeJoin(String join) {
        return choice("Which")
                + service("A")
                + service("B")
                + join
                + flowWithCondition("Gateway_Which", A)
                + named(line("Gateway_Which", B, "Gateway_Both"))
                + line(A, "Gateway_Both");
    }

    @Test
    @DisplayName("排他网关分开，并行网关合起来：等不齐")
    void parallelJoinBehindAChoiceWaitsForEver() {
        assertThat(process(start()
                                + choiceBeforeJoin(parallel())
                                + end()
                                + line(START, "Gateway_Which")
                                + line("Gateway_Both", END))
                        .sentences())
                .containsExactly(
                        "Gateway_Both 要等每一路都到，可是从“办”（ServiceTask_B）和从“办”（ServiceTask_A）连进来的两路不会都到（在“要办吗？”（Gateway_Which）那里只走其中一路），"
                                + STUCK);
    }

    @Test
    @DisplayName("外面还有一层并行的，里面等不齐也看得出")
    void parallelJoinInsideAnotherSplit() {
        var inner = process(start()
                + "<parallelGateway id=\"Gateway_Split\"/>"
                + choiceBeforeJoin(parallel())
                + service("C")
                + end()
                + line(START, "Gateway_Split", "Gateway_Which")
                + line("Gateway_Split", "ServiceTask_C", "Gateway_Both", END));

        assertThat(inner.sentences()).singleElement().asString().contains("不会都到", STUCK);
    }

    @Test
    @DisplayName("并行网关又接前一步又接回头路：等不齐")
    void parallelGatewayThatAlsoMergesALoop() {
        var looping = process(start()
                + parallel()
                + service("A")
                + service("B", "camunda:asyncBefore=\"true\"")
                + gateway()
                + end()
                + line(START, "Gateway_Both", A, END)
                + line("Gateway_Both", B, "Gateway_Again")
                + "<sequenceFlow id=\"Flow_No\" name=\"不要\" sourceRef=\"Gateway_Again\" targetRef=\"EndEvent_Done\"/>"
                + flowWithCondition("Gateway_Again", "Gateway_Both"));

        assertThat(looping.sentences())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Gateway_Both 要等每一路都到"));
    }

    @Test
    @DisplayName("等得齐的，或者说不准的，不说")
    void joinsThatCanContinueAreAccepted() {
        var both = process(start()
                + parallel("Split")
                + service("A")
                + service("B")
                + parallel()
                + end()
                + line(START, "Gateway_Split", A, "Gateway_Both", END)
                + line("Gateway_Split", B, "Gateway_Both"));
        assertThat(both.sentences()).isEmpty();
        var choiceInOneBranch = process(start() + parallel("Split") + choice("Which") + service("A") + service("B")
                + service("C")
                + "<exclusiveGateway id=\"Gateway_Merge\"/>" + parallel() + end()
                + line(START, "Gateway_Split", "Gateway_Which")
                + flowWithCondition("Gateway_Which", A)
                + named(line("Gateway_Which", B, "Gateway_Merge"))
                + line(A, "Gateway_Merge", "Gateway_Both", END)
                + line("Gateway_Split", "ServiceTask_C", "Gateway_Both"));
        assertThat(choiceInOneBranch.sentences()).isEmpty();
        var reminder = process(start()
                + "<subProcess id=\"SubProcess_Part\" name=\"一段\"><startEvent id=\"StartEvent_Part\" name=\"开始\"/><endEvent id=\"EndEvent_Part\" name=\"完成\"/>"
                + line("StartEvent_Part", "EndEvent_Part")
                + "</subProcess><boundaryEvent id=\"Event_Late\" name=\"晚了\" attachedToRef=\"SubProcess_Part\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
                + parallel()
                + end()
                + line(START, "SubProcess_Part", "Gateway_Both", END)
                + line("Event_Late", "Gateway_Both"));
        assertThat(reminder.sentences()).noneMatch(sentence -> sentence.contains("不会都到"));
        var interrupting = reminder.changed("cancelActivity=\"false\"", "");
        assertThat(interrupting.sentences()).anyMatch(sentence -> sentence.contains("不会都到"));
    }

    private static String parallel(String id) {
        return "<parallelGateway id=\"Gateway_%s\"/>".formatted(id);
    }

    private static String parallel() {
        return "<parallelGateway id=\"Gateway_Both\"/>";
    }

    private static String gateway() {
        return "<exclusiveGateway id=\"Gateway_Again\" name=\"还要办吗？\" default=\"Flow_No\"/>";
    }

    private static String choice(String again, String on) {
        return """
                <sequenceFlow id="Flow_Yes" name="要" sourceRef="Gateway_Again" targetRef="%s">
                  <conditionExpression>${false}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="Flow_No" name="不要" sourceRef="Gateway_Again" targetRef="%s"/>
                """
                .formatted(again, on);
    }
}
