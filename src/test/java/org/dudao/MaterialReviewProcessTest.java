package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.dudao.support.Answers;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.workflow.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code material-review.bpmn}: handed in, read, accepted or back for rework, as often as it takes. */
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

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮");
    }

    @Test
    @DisplayName("退回必须写明意见")
    void aReturnWithoutWordsIsRefused() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);

        assertThatThrownBy(() -> campaign.supervision("01").returns("002", PLAN, "   "))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“退回意见”必须填写");
        assertThat(campaign.openTasksOf("002")).contains("县水务局 · 实施方案 · 第1轮");
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
    void whoeverReturnedItReadsTheNextRound() {
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

        assertThatThrownBy(() -> campaign.supervision("01").reads("unit-002", PLAN, Map.of("words", "好")))
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
        assertThat(office.variablesOf(secondReview)).doesNotContainKeys("verdict", "words");
    }

    @Test
    @DisplayName("退回意见和轮次写在返工任务里")
    void theReworkShowsTheWordsAndTheRound() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "时间安排不明确");

        var rework = campaign.unit("002").handInOf(PLAN);
        assertThat(rework.getName()).isEqualTo("县水务局 · 实施方案 · 第2轮");
        assertThat(office.variablesOf(rework))
                .containsEntry("returnedWords", "时间安排不明确")
                .containsEntry("round", 2)
                .containsEntry("goals", Answers.good(PLAN).get("goals"));
    }
}
