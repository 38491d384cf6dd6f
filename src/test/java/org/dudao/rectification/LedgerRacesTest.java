package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.organization.RosterImport;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.SheetFile;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.PausedReading;
import org.dudao.support.Race;
import org.dudao.support.Rest;
import org.dudao.support.TestClock;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Several people act on one item at the same time: nothing is lost, and nothing happens twice. */
@DudaoTest
class LedgerRacesTest {

    private static final String COLLISION = "刚才有人同时办理了这一项，请刷新后再试。";

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Autowired
    CampaignCalendar calendar;

    @Autowired
    DataSource database;

    @Autowired
    LedgerIntegrityCheck check;

    @Autowired
    LedgerActionService actions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), "002");
    }

    @Test
    @DisplayName("两个人同时核实，只销一次号")
    void twoWhoVerifyAtOnceWriteOffOnce() throws Exception {
        var number = ledger.accepts();
        ledger.reportsDone(number);
        var verify = ledger.task(number, "UserTask_VerifyItem");

        var losers = new Race(database)
                .over(
                        "act_ru_task where id_ = '%s'".formatted(verify.getId()),
                        () -> ledger.campaign().supervision("01").judges(verify, Answers.accept(), List.of()),
                        () -> ledger.campaign().of("sg01-1").judges(verify, Answers.accept(), List.of()));

        assertThat(losers)
                .singleElement()
                .isInstanceOf(Refusal.class)
                .extracting(loser -> ((Refusal) loser).reason())
                .isEqualTo(COLLISION);
        assertThat(events(number)).containsExactly("ACCEPTED", "REPORTED", "WRITTEN_OFF");
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("WRITTEN_OFF");
    }

    @Test
    @DisplayName("两个人同时申请延期，只有一个申请")
    void twoWhoAskForMoreTimeAtOnceAskOnce() throws Exception {
        var number = ledger.accepts();
        var answers = new ConcurrentLinkedQueue<Rest.Answer>();
        Runnable ask = () ->
                answers.add(ledger.does("u002", number, "extension", Map.of("until", "2050-09-30", "words", "雨季")));

        new Race(database).over("dudao.ledger_item where number = " + number, ask, ask);

        assertThat(answers).extracting(Rest.Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .returns("刚才有人同时办理了这一项，请刷新后再试。", Rest.Answer::detail);
        assertThat(events(number)).containsExactly("ACCEPTED", "EXTENSION_ASKED");
        assertThat(ledger.item(number).path("requests")).hasSize(1);
        assertThat(openDecisions(number)).hasSize(1);
    }

    @Test
    @DisplayName("核对指纹的时候有人办理，不会报成被改过")
    void theCheckReadsOneSnapshot() throws Exception {
        var number = ledger.accepts();

        var report = new PausedReading(JdbcClient.create(database), transaction)
                .at("dudao.ledger_event", check::run, waiting -> actions.progress(number, "已清理三辆", "u002"));

        assertThat(events(number)).containsExactly("ACCEPTED", "PROGRESS");
        assertThat(report.broken()).noneMatch(sentence -> sentence.startsWith("第%d号事项".formatted(number)));
    }

    @Test
    @DisplayName("申请没有答复以前再申请，说还没有答复")
    void aSecondExtensionIsRefusedWhileTheFirstIsOpen() {
        var number = ledger.accepts();
        ledger.does("u002", number, "extension", Map.of("until", "2050-09-30", "words", "雨季"));

        var second = ledger.does("u002", number, "extension", Map.of("until", "2050-10-31", "words", "雨季"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.detail()).isEqualTo("第%d号事项的“申请延期”还没有答复，不能再申请。".formatted(number));
        assertThat(openDecisions(number)).hasSize(1);
    }

    @Test
    @DisplayName("到期那一刻以前能申请延期，从那一刻起说已过期，台账和任务对得上")
    void anExtensionIsAskedForBeforeTheMinuteOfExpiryAndNotFromItOn() {
        var deadline = LocalDate.now(clock).plusDays(1);
        var before = ledger.accepts(Map.of("deadline", deadline.toString()));
        var after = ledger.accepts(Map.of("deadline", deadline.toString()));
        var request = Map.<String, Object>of("until", deadline.plusDays(3).toString(), "words", "雨季");

        assertThat(ledger.does("u002", before, "extension", request).status()).isEqualTo(204);
        clock.forward(Duration.between(clock.instant(), calendar.closeOf(deadline)));
        var late = ledger.does("u002", after, "extension", request);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.detail()).isEqualTo("完成时限 %s 已过，不能再申请延期；延期要在到期以前申请。".formatted(deadline));
        assertThat(ledger.item(before).path("requests")).hasSize(1);
        assertThat(openDecisions(before)).hasSize(1);
        assertThat(ledger.item(after).path("requests")).isEmpty();
        assertThat(openDecisions(after)).isEmpty();
    }

    @Test
    @DisplayName("不同意延期和上报完成同时来，一个先成，另一个请再试，再试以后两样都在")
    void aDecisionAndAReportAtOnceAreBothThereAfterTheLoserTriesAgain() throws Exception {
        var number = ledger.accepts();
        ledger.does("u002", number, "extension", Map.of("until", "2050-09-30", "words", "雨季"));
        var decide = ledger.task(number, "UserTask_DecideExtension");
        var report = ledger.task(number, "UserTask_ReportItemDone");
        var done = ConcurrentHashMap.<String>newKeySet();
        Runnable decides = () -> {
            ledger.campaign().supervision("01").completes(decide, Answers.returned("不用延"));
            done.add("EXTENSION_REFUSED");
        };
        Runnable reports = () -> {
            ledger.reportsDone(report);
            done.add("REPORTED");
        };

        var losers = new Race(database).over("dudao.ledger_item where number = " + number, decides, reports);

        assertThat(losers)
                .singleElement()
                .isInstanceOf(Refusal.class)
                .extracting(loser -> ((Refusal) loser).reason())
                .isEqualTo(COLLISION);
        assertThat(done).hasSize(1);
        (done.contains("REPORTED") ? decides : reports).run();
        assertThat(events(number))
                .hasSize(4)
                .startsWith("ACCEPTED", "EXTENSION_ASKED")
                .contains("EXTENSION_REFUSED", "REPORTED");
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("REPORTED");
    }

    private List<String> events(long number) {
        return ledger.item(number).path("events").findValuesAsText("what");
    }

    private List<String> openDecisions(long number) {
        return ledger.campaign().openTasksOf("002").stream()
                .filter(name -> name.contains("答复延期（%d号".formatted(number)))
                .toList();
    }

    @Test
    @DisplayName("单位划到别的督导组，没销号的事项跟着走")
    void openItemsGoAlongWhenAUnitMovesToAnotherGroup() throws Exception {
        var number = ledger.accepts();
        ledger.reportsDone(number);
        try {
            rosters.run(movedTo("02"), login -> DudaoTest.PASSWORD);
            ledger.campaign()
                    .supervision("02")
                    .judges(ledger.task(number, "UserTask_VerifyItem"), Answers.accept(), List.of());
        } finally {
            county.restore();
        }

        assertThat(ledger.item(number).path("state").asText()).isEqualTo("WRITTEN_OFF");
    }

    private static List<SheetFile> movedTo(String group) throws IOException {
        return TestCounty.sheets().stream()
                .map(sheet -> new SheetFile(
                        sheet.name(),
                        new String(sheet.content(), StandardCharsets.UTF_8)
                                .replaceAll("(?m)^002,(.*),01$", "002,$1," + group)
                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
