package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.organization.RosterFile;
import org.dudao.organization.RosterImport;
import org.dudao.support.Answers;
import org.dudao.support.AtOnce;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people act on one item at the same time: nothing is lost, and nothing happens twice. */
@DudaoTest
class LedgerRacesTest {

    private static final int TIMES = 5;

    @Autowired
    Office office;

    @Autowired
    Clock clock;

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
        for (int time = 0; time < TIMES; time++) {
            var number = ledger.accepts(Map.of("problem", "公车私用" + time));
            ledger.reportsDone(number);
            var verify = ledger.task(number, "UserTask_VerifyItem");
            int succeeded = AtOnce.all(
                    () -> ledger.campaign().supervision("01").judges(verify, Answers.accept(), List.of()),
                    () -> ledger.campaign().of("sg01-2").judges(verify, Answers.accept(), List.of()));

            assertThat(succeeded).isEqualTo(1);
            assertThat(ledger.item(number).path("events").findValuesAsText("what"))
                    .containsExactly("ACCEPTED", "REPORTED", "WRITTEN_OFF");
        }
    }

    @Test
    @DisplayName("两个人同时申请延期，只有一个申请")
    void twoWhoAskForMoreTimeAtOnceAskOnce() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var number = ledger.accepts(Map.of("problem", "公车私用" + time));
            Runnable ask = () ->
                    accepted(ledger.does("u002", number, "extension", Map.of("until", "2050-09-30", "words", "雨季"))
                            .status());
            assertThat(AtOnce.all(ask, ask)).isEqualTo(1);
            assertThat(ledger.item(number).path("requests")).hasSize(1);
            assertThat(ledger.task(number, "UserTask_DecideExtension")).isNotNull();
        }
    }

    @Test
    @DisplayName("到期那一刻申请的延期，要么按时申请上了，要么说已过期，台账和任务对得上")
    void anExtensionInTheMinuteOfExpiryIsEitherAskedForOrNot() {
        var today = LocalDate.now(clock);
        var number = ledger.accepts(Map.of("deadline", today.toString()));
        var answer = ledger.does(
                "u002", number, "extension", Map.of("until", today.plusDays(3).toString(), "words", "雨季"));
        boolean before = answer.status() == 204;

        assertThat(answer.status()).isIn(204, 400);
        assertThat(ledger.item(number).path("requests")).hasSize(before ? 1 : 0);
        assertThat(ledger.campaign().openTasksOf("002").stream()
                        .filter(name -> name.contains("答复延期（%d号".formatted(number))))
                .hasSize(before ? 1 : 0);
    }

    @Test
    @DisplayName("同意延期和上报完成同时来，两样都在")
    void anExtensionAndAReportAtOnceAreBothThere() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var number = ledger.accepts(Map.of("problem", "公车私用" + time));
            ledger.does("u002", number, "extension", Map.of("until", "2050-09-30", "words", "雨季"));
            var decide = ledger.task(number, "UserTask_DecideExtension");
            var report = ledger.task(number, "UserTask_ReportItemDone");
            int succeeded = AtOnce.all(
                    () -> ledger.campaign().supervision("01").completes(decide, Answers.returned("不用延")),
                    () -> ledger.campaign().unit("002").writes(report, Answers.good("rectification-item")));

            var what = ledger.item(number).path("events").findValuesAsText("what");
            assertThat(what).hasSize(2 + succeeded).doesNotHaveDuplicates();
        }
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

    private static List<RosterFile> movedTo(String group) throws IOException {
        return TestCounty.sheets().stream()
                .map(sheet -> new RosterFile(
                        sheet.name(),
                        new String(sheet.content(), StandardCharsets.UTF_8)
                                .replaceAll("(?m)^002,(.*),01$", "002,$1," + group)
                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static void accepted(int status) {
        if (status >= 300) {
            throw new IllegalStateException("Refused: " + status);
        }
    }
}
