package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.workflow.StepVariables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code material-review.bpmn}: submitted, read, accepted or returned for rework, any number of times. */
@DudaoTest
class MaterialReviewProcessTest {

    private static final String PLAN = "implementation-plan";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("materialReview");

    @Autowired
    Office office;

    @Test
    @DisplayName("合格的材料一轮通过")
    void aGoodMaterialPassesInOneRound() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮");
    }

    @Test
    @DisplayName("不合格的打回返工，需要几轮就几轮")
    void aPoorOneComesBackAsOftenAsItTakes() {
        var campaign = office.launches();
        for (int round = 1; round <= 12; round++) {
            assertThat(campaign.openTasksOf("002")).contains("县水务局 · 实施方案 · 第%d轮".formatted(round));
            campaign.unit("002").handsIn(PLAN);
            campaign.supervision("01").returns("002", PLAN, "第%d次：照搬照套上级方案".formatted(round));
        }
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);

        assertThat(campaign.openTasksOf("002"))
                .contains("县水务局 · 动员讲话 · 第1轮")
                .noneMatch(name -> name.startsWith("县水务局 · 实施方案"));
    }

    @Test
    @DisplayName("已经通过的材料不再提交")
    void anAcceptedMaterialIsNotAskedForAgain() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
        campaign.asksFor("002", PLAN);

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮");
    }

    @Test
    @DisplayName("到期提醒提交的和审核的")
    void bothSidesAreReminded() {
        var campaign = office.enrols();
        campaign.asksFor("002", PLAN);
        office.reminds(campaign.task("002", "UserTask_HandInMaterial"));
        campaign.unit("002").handsIn(PLAN);
        office.reminds(campaign.task("002", "UserTask_ReviewMaterial"));

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("已经办结的任务再点一次，会得到说明")
    void aSecondClickIsAnsweredKindly() {
        var campaign = office.launches();
        var task = campaign.unit("002").handInOf(PLAN);
        campaign.unit("002").completes(task, Answers.good(PLAN));

        assertThatThrownBy(() -> campaign.unit("002").completes(task, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("这项任务已经办结或撤销");
    }

    @Test
    @DisplayName("退回的人接着审下一轮")
    void theReaderWhoReturnedItReadsTheNextRound() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.of("sg01-1").returns("002", PLAN, "责任人不明确");
        campaign.unit("002").handsIn(PLAN);

        assertThat(campaign.supervision("01").reviewOf("unit-002", PLAN).getAssignee())
                .isEqualTo("sg01-1");
    }

    @Test
    @DisplayName("两人同时办理同一项，后一个得到说明，什么也不重复")
    void twoAtOnceAreNoError() throws InterruptedException {
        var campaign = office.launches();
        var task = campaign.unit("002").handInOf(PLAN);
        var refused = new ConcurrentLinkedQueue<Throwable>();
        var start = new CountDownLatch(1);
        var people = Stream.of("u002", "u002-1", "u002-head")
                .map(login -> new Thread(() -> {
                    try {
                        start.await();
                        campaign.of(login).completes(task, Answers.good(PLAN));
                    } catch (Exception e) {
                        refused.add(e);
                    }
                }))
                .toList();
        people.forEach(Thread::start);
        start.countDown();
        for (var person : people) {
            person.join();
        }

        assertThat(refused).hasSize(2).allMatch(Refusal.class::isInstance);
        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮", "县水务局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("没有结论的审核不能办结")
    void aReviewWithoutAVerdictIsRefused() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);

        assertThatThrownBy(() -> campaign.supervision("01").reads("unit-002", PLAN, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("审核结论");
    }

    @Test
    @DisplayName("前一轮的结论不带到下一轮")
    void aVerdictNeverLeaksIntoTheNextRound() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "时间安排不明确");
        campaign.unit("002").handsIn(PLAN);

        var secondReview = campaign.supervision("01").reviewOf("unit-002", PLAN);
        assertThat(office.variablesOf(secondReview)).doesNotContainKey("verdict");
    }

    @Test
    @DisplayName("返工任务写明轮次，上一轮填过的还在")
    void theReworkShowsTheRoundAndWhatWasAnsweredBefore() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "时间安排不明确");

        var rework = campaign.unit("002").handInOf(PLAN);
        assertThat(rework.getName()).isEqualTo("县水务局 · 实施方案 · 第2轮");
        assertThat(office.variablesOf(rework))
                .containsEntry("returned", true)
                .containsEntry("round", 2)
                .containsEntry("goals", Answers.good(PLAN).get("goals"));
    }

    @Test
    @DisplayName("审核人打开以前，单位可以撤回；撤回的一轮留有记录，再交是新的一轮")
    void aRoundIsWithdrawnUntilItsReaderHasOpenedIt() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);

        assertThat(campaign.unit("002").withdraws(PLAN).status()).isEqualTo(204);
        var again = campaign.unit("002").handInOf(PLAN);
        assertThat(again.getName()).isEqualTo("县水务局 · 实施方案 · 第2轮");
        assertThat(again.getPriority()).isNotEqualTo(StepVariables.RETURNED_PRIORITY);
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(campaign.recordOf("unit-002", PLAN).path("rounds"))
                .extracting(round -> round.path("withdrawnAt").isNull())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("审核人打开以后，不能撤回")
    void whatItsReaderHasOpenedStaysHandedIn() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").materialOf(campaign.supervision("01").reviewOf("unit-002", PLAN));

        var refused = campaign.unit("002").withdraws(PLAN);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("审核人已经打开");
    }

    @Test
    @DisplayName("在哪里看到都算打开：材料的页面、接口、附件")
    void aReaderWhoLooksElsewhereHasOpenedItToo() {
        var campaign = office.launches();
        for (var look : List.of("", "/files/1")) {
            campaign.unit("002").handsIn(PLAN);
            campaign.supervision("01")
                    .looksAt("/api/materials/%d".formatted(campaign.numberOf("unit-002", PLAN)) + look);
            assertThat(campaign.unit("002").withdraws(PLAN).status()).as(look).isEqualTo(409);
            campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        }
    }

    @Test
    @DisplayName("活动办看过不算审核人打开")
    void theOfficeIsNoReader() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.recordOf("unit-002", PLAN);

        assertThat(campaign.unit("002").withdraws(PLAN).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("几个人同时打开同一轮，谁也不碍谁")
    void severalReadersOpenARoundAtOnce() throws InterruptedException {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        var review = campaign.supervision("01").reviewOf("unit-002", PLAN);
        var failed = new ConcurrentLinkedQueue<Throwable>();
        var start = new CountDownLatch(1);
        var readers = Stream.of("sg01", "sg01-1", "sg01", "sg01-1")
                .map(login -> new Thread(() -> {
                    try {
                        start.await();
                        campaign.of(login).materialOf(review);
                    } catch (Exception | AssertionError e) {
                        failed.add(e);
                    }
                }))
                .toList();
        readers.forEach(Thread::start);
        start.countDown();
        for (var reader : readers) {
            reader.join();
        }

        assertThat(failed).isEmpty();
        assertThat(campaign.unit("002").withdraws(PLAN).status()).isEqualTo(409);
    }
}
