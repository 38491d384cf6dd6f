package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code item-visit.bpmn}: some time after the write-off another person asks the people concerned. */
@DudaoTest
class ItemVisitProcessTest {

    private static final String UNIT = "002";
    private static final String VISIT = "UserTask_VisitPeople";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("itemVisit");

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Autowired
    ProcessEngine engine;

    @Autowired
    LedgerWorkflow workflow;

    @Autowired
    LedgerItemRepository items;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), UNIT);
    }

    @Test
    @DisplayName("销号满三十天，由没有参加核实的同志回访；满意的了结")
    void thePeopleAreVisitedByWhoDidNotVerify() {
        var number = ledger.accepts();
        ledger.isWrittenOff(number);
        assertThat(ledger.campaign().openTasksOf(UNIT)).noneMatch(name -> name.contains("回访"));
        thirtyDaysPass();
        var visit = ledger.task(number, VISIT);
        office.reminds(visit);

        assertThatThrownBy(() -> ledger.campaign().supervision("01").completes(visit, Answers.peopleSatisfied()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("您核实的");
        ledger.campaign().of("sg01-1").completes(visit, Answers.peopleSatisfied());
        assertThat(ledger.campaign().hasPassed(UNIT, "itemVisit")).isTrue();
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("WRITTEN_OFF");
    }

    @Test
    @DisplayName("群众不满意的重新列入台账，两项连着")
    void whatDoesNotSatisfyComesBackAsALinkedItem() {
        var number = ledger.accepts();
        ledger.isWrittenOff(number);
        thirtyDaysPass();
        var visit = ledger.task(number, VISIT);
        var notSatisfied = Answers.with(
                Answers.peopleSatisfied(), Map.of("verdict", "return", "words", "公车又出来了", "newDeadline", "2051-01-31"));
        ledger.campaign().of("sg01-1").completes(visit, notSatisfied);

        var again = ledger.item(number).path("reopenedAs").asLong();
        assertThat(ledger.item(again).path("reopens").asLong()).isEqualTo(number);
        assertThat(ledger.item(again).path("firstDeadline").asText()).isEqualTo("2051-01-31");
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("WRITTEN_OFF");
        assertThat(ledger.task(again, "UserTask_ReportItemDone")).isNotNull();
    }

    @Test
    @DisplayName("要重新整改的先不回访，再次销号以后才回访")
    void whatIsDoneAgainIsNotVisited() {
        var number = ledger.accepts();
        ledger.isWrittenOff(number);
        var material = ledger.item(number).path("material").asLong();
        var answer = ledger.campaign().of("office").asksForOneMoreRound(material, "公车又出来了");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        thirtyDaysPass();

        assertThat(ledger.item(number).path("state").asText()).isEqualTo("SENT_BACK");
        assertThat(ledger.campaign().openTasksOf(UNIT)).noneMatch(name -> name.contains("回访"));
    }

    @Test
    @DisplayName("以前的版本留下的回访，再次销号时结束，只回访一次")
    void aVisitThatAFormerReleaseLeftRunningEndsAtTheNextWriteOff() {
        var number = ledger.accepts();
        ledger.isWrittenOff(number);
        var left = visits(number).get(0).getId();

        workflow.startVisit(items.findById(number).orElseThrow());

        assertThat(visits(number))
                .singleElement()
                .extracting(ProcessInstance::getId)
                .isNotEqualTo(left);
    }

    private List<ProcessInstance> visits(long number) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("itemVisit")
                .variableValueEquals("part", String.valueOf(number))
                .list();
    }

    private void thirtyDaysPass() {
        clock.forward(Duration.ofDays(31));
        office.runJobs();
    }
}
