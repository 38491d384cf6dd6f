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

/** {@code follow-up-visit.bpmn}: people are asked again afterwards. */
@DudaoTest
class FollowUpVisitProcessTest {

    private static final String UNIT = "002";
    private static final String PROCESS = "followUpVisit";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(PROCESS);

    @Autowired
    Office office;

    @Test
    @DisplayName("回访群众不满意的要重新整改")
    void whatIsNotGoodEnoughComesBack() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_VisitPublic");
        campaign.supervision("01")
                .judges(
                        campaign.task(UNIT, "UserTask_VisitPublic"),
                        Answers.reading("follow-up-visit", Answers.returned()),
                        List.of(Answers.finding("回访群众不满意的要重新整改")));
        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.endsWith("第2轮"));

        campaign.course(UNIT).reminded().run();
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    @DisplayName("群众已经满意的不用再回访")
    void whatWasAcceptedIsPassedBy() {
        var campaign = done();

        campaign.begins(UNIT, PROCESS, 3);
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_VisitPublic");

        assertThat(campaign.unit(UNIT).withdraws("follow-up-visit").status()).isEqualTo(204);
        assertThat(campaign.task(UNIT, "UserTask_PrepareVisit").getName()).endsWith("第2轮");
    }

    private TestCampaign done() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).run();
        return campaign;
    }
}
