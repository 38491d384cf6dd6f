package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.QuickTab;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger of one county: 386 items: 119 written off at the first check, 267 in progress. */
@DudaoTest
class LedgerFiguresTest {

    private static final int ITEMS = 386;
    private static final int WRITTEN_OFF = 119;

    @Autowired
    Office office;

    @Autowired
    QuickTab tab;

    @Test
    @DisplayName("386件实事，第一次检查办结注销119件，正在办理267件")
    void theFirstCheckOfACounty() {
        var campaign = office.with(tab).launches();
        var answer = ledger(campaign, "001")
                .as("office")
                .post("/api/ledger/sheet?dryRun=false", new Rest.Upload("台账.xlsx", sheet()));
        assertThat(answer.json().path("errors")).as(answer.body()).isEmpty();
        office.runJobs();
        int left = WRITTEN_OFF;
        for (var unit : TestCampaign.UNITS) {
            left -= writesOff(ledger(campaign, unit), left);
        }

        var figures = ledger(campaign, "001")
                .as("office")
                .get("/api/ledger/figures?campaign=" + campaign.id())
                .json();
        assertThat(figures.path("items").asInt()).isEqualTo(ITEMS);
        assertThat(figures.path("writtenOff").asInt()).isEqualTo(WRITTEN_OFF);
        assertThat(figures.path("underWay").asInt()).isEqualTo(267);
        assertThat(figures.at("/byState/WRITTEN_OFF").asInt()).isEqualTo(WRITTEN_OFF);
    }

    /** Writes off at most this number of the unit's items. */
    private int writesOff(LedgerOfUnit ledger, int most) {
        var reader = ledger.campaign().supervision(ledger.unit().compareTo("004") < 0 ? "01" : "02");
        var open = ledger.campaign().tasksOf(ledger.unit()).stream()
                .filter(task -> task.getTaskDefinitionKey().equals("UserTask_ReportItemDone"))
                .limit(most)
                .toList();
        for (var report : open) {
            long number = Long.parseLong((String) office.variablesOf(report).get("part"));
            ledger.reportsDone(report);
            reader.judges(ledger.task(number, "UserTask_VerifyItem"), Answers.accept(), List.of());
        }
        return open.size();
    }

    private LedgerOfUnit ledger(TestCampaign campaign, String unit) {
        return new LedgerOfUnit(office, campaign, unit);
    }

    private static byte[] sheet() {
        var rows = new ArrayList<List<String>>();
        for (int item = 0; item < ITEMS; item++) {
            var unit = TestCampaign.UNITS.get(item % TestCampaign.UNITS.size());
            rows.add(List.of(unit, "第%d件实事".formatted(item + 1), "按期办结", "u%s-head".formatted(unit), "2050-08-31"));
        }
        return SheetWriter.write("台账", List.of("单位", "问题", "整改措施", "责任人", "完成时限"), rows);
    }
}
