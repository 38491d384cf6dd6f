package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code deferred-item.bpmn}: an item that cannot be done now is reviewed every quarter until it can. */
@DudaoTest
class DeferredItemProcessTest {

    private static final String UNIT = "002";
    private static final String REVIEW = "UserTask_ReviewDeferredItem";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("deferredItem");

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Test
    @DisplayName("暂不能解决的每季度复核，能办了的恢复整改，直到销号")
    void whatCannotBeDoneNowIsLookedAtEveryQuarter() {
        var ledger = new LedgerOfUnit(office, office.launches(), UNIT);
        var number = ledger.accepts();
        ledger.isPutOff(number);
        aQuarterPasses();
        var first = ledger.task(number, REVIEW);
        office.reminds(first);
        ledger.campaign().supervision("01").completes(first, Answers.returned("规划还没有批"));
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("CANNOT_NOW");
        assertThat(ledger.anybody().get("/public/ledger").body()).contains("规划还没有批");

        aQuarterPasses();
        ledger.campaign()
                .supervision("01")
                .completes(ledger.task(number, REVIEW), Answers.with(Answers.accept(), Map.of("words", "规划批了")));
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("UNDER_WAY");
        assertThat(ledger.campaign().hasPassed(UNIT, "deferredItem")).isTrue();
        office.runJobs();
        ledger.isWrittenOff(number);
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("WRITTEN_OFF");
    }

    private void aQuarterPasses() {
        clock.forward(Duration.ofDays(93));
        office.runJobs();
    }
}
