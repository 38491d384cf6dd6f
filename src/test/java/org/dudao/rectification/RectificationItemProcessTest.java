package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code rectification-item.bpmn}: reported done, verified by another person, written off; extended or deferred. */
@DudaoTest
class RectificationItemProcessTest {

    private static final String UNIT = "002";
    private static final String ITEM = "rectificationItem";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(ITEM);

    @Autowired
    Office office;

    @Autowired
    Clock clock;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), UNIT);
    }

    @Test
    @DisplayName("边整边改没效果的要进行补火")
    void whatIsNotGoodEnoughComesBack() {
        var number = ledger.accepts();
        office.reminds(ledger.task(number, "UserTask_ReportItemDone"));
        ledger.reportsDone(number);
        var verify = ledger.task(number, "UserTask_VerifyItem");
        office.reminds(verify);
        ledger.campaign().supervision("01").judges(verify, Answers.returned(), List.of(Answers.finding("要进行补火")));
        ledger.isWrittenOff(number);

        assertThat(ledger.campaign().hasPassed(UNIT, ITEM)).isTrue();
    }

    @Test
    @DisplayName("销了号的不用再整改")
    void whatIsWrittenOffIsPassedBy() {
        var campaign = office.enrols();
        campaign.begins(UNIT, "stageRectifyInstitute", 3).runUntil("UserTask_PassStageGate");
        campaign.course(UNIT).catchingUp(3, "回头看").runUntil("UserTask_HandInMaterial");

        assertThat(campaign.openTasksOf(UNIT)).noneMatch(name -> name.contains("整改事项"));
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        var number = ledger.accepts();
        ledger.reportsDone(number);
        var answer = ledger.campaign().withdraws("u002", "unit-002", "rectification-item", String.valueOf(number));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(ledger.task(number, "UserTask_ReportItemDone").getName()).endsWith("第2轮");
    }

    @Test
    @DisplayName("延期答复以前照样整改，销了号申请就了结")
    void whatIsDoneNeedsNoMoreTime() {
        var number = ledger.accepts();
        asksForMoreTime(number, 10);
        office.reminds(ledger.task(number, "UserTask_DecideExtension"));
        ledger.isWrittenOff(number);

        assertThat(ledger.campaign().hasPassed(UNIT, ITEM)).isTrue();
        assertThat(ledger.item(number).at("/requests/0/granted").asBoolean(true))
                .isFalse();
    }

    @Test
    @DisplayName("延期由督导组答复，延得久的由领导小组答复")
    void moreTimeIsDecidedByOthers() {
        var number = ledger.accepts();
        asksForMoreTime(number, 10);
        ledger.campaign()
                .supervision("01")
                .completes(ledger.task(number, "UserTask_DecideExtension"), Answers.returned("不用延"));
        asksForMoreTime(number, 100);
        var decide = ledger.task(number, "UserTask_DecideLongExtension");
        office.reminds(decide);
        ledger.campaign().of("leader").completes(decide, Answers.accept());

        assertThat(ledger.item(number).path("extended").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("还能办的不暂缓，确实办不了的向群众说明")
    void onlyWhatCannotBeDoneIsPutOff() {
        var number = ledger.accepts();
        ledger.does("u002", number, "deferral", Map.of("words", "太难"));
        var decide = ledger.task(number, "UserTask_DecideDeferral");
        office.reminds(decide);
        ledger.campaign().supervision("01").completes(decide, Answers.returned("分两步办，先办第一步"));
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("UNDER_WAY");

        ledger.does("u002", number, "deferral", Map.of("words", "要等上级规划"));
        ledger.campaign().supervision("01").completes(ledger.task(number, "UserTask_DecideDeferral"), Answers.accept());
        var explain = ledger.task(number, "UserTask_ExplainToPeople");
        office.reminds(explain);
        ledger.campaign().unit(UNIT).completes(explain, Map.of("explanation", "规划明年才批", "explainedWhere", "村务公开栏"));

        assertThat(ledger.campaign().hasPassed(UNIT, ITEM)).isTrue();
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("CANNOT_NOW");
    }

    @Test
    @DisplayName("已经上报完成的，不再暂缓")
    void whatIsReportedDoneIsNotPutOff() {
        var number = ledger.accepts();
        ledger.does("u002", number, "deferral", Map.of("words", "太难"));
        ledger.reportsDone(number);
        var decide = ledger.task(number, "UserTask_DecideDeferral");

        assertThatThrownBy(() -> ledger.campaign().supervision("01").completes(decide, Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("待核实");
    }

    private void asksForMoreTime(long number, int days) {
        var until =
                LocalDate.parse(ledger.item(number).path("deadline").asText()).plusDays(days);
        var answer = ledger.does("u002", number, "extension", Map.of("until", until.toString(), "words", "雨季"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
