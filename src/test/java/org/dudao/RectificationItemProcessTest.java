package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dudao.support.Answers;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code rectification-item.bpmn}: done, seen by somebody else to be done, written off. */
@DudaoTest
class RectificationItemProcessTest {

    private static final String UNIT = "002";
    private static final String PROCESS = "rectificationItem";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(PROCESS);

    @Autowired
    Office office;

    @Test
    @DisplayName("边整边改没效果的要进行补火")
    void whatIsNotGoodEnoughComesBack() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_VerifyItem");
        campaign.supervision("01")
                .judges(
                        campaign.task(UNIT, "UserTask_VerifyItem"),
                        Answers.reading("rectification-item", Answers.returned()),
                        List.of(Answers.finding("边整边改没效果的要进行补火")));
        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.endsWith("第2轮"));

        campaign.course(UNIT).reminded().run();
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    @DisplayName("销了号的不用再整改")
    void whatWasAcceptedIsPassedBy() {
        var campaign = done();

        campaign.begins(UNIT, PROCESS, 3);
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_VerifyItem");

        assertThat(campaign.unit(UNIT).withdraws("rectification-item").status()).isEqualTo(204);
        assertThat(campaign.task(UNIT, "UserTask_ReportItemDone").getName()).endsWith("第2轮");
    }

    private TestCampaign done() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).run();
        return campaign;
    }
}
