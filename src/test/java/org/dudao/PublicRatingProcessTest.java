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

/** {@code public-rating.bpmn}: votes counted by the unit, checked by the group. */
@DudaoTest
class PublicRatingProcessTest {

    private static final String UNIT = "002";
    private static final String PROCESS = "publicRating";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(PROCESS);

    @Autowired
    Office office;

    @Test
    @DisplayName("评议不合规的重新评议")
    void whatIsNotGoodEnoughComesBack() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_CheckRating");
        campaign.supervision("01")
                .judges(
                        campaign.task(UNIT, "UserTask_CheckRating"),
                        Answers.reading("public-rating", Answers.returned()),
                        List.of(Answers.finding("评议不合规的重新评议")));
        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.endsWith("第2轮"));

        campaign.course(UNIT).reminded().run();
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    @DisplayName("评议过的不用再评")
    void whatWasAcceptedIsPassedBy() {
        var campaign = done();

        campaign.begins(UNIT, PROCESS, 3);
        assertThat(campaign.hasPassed(UNIT, PROCESS)).isTrue();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).runUntil("UserTask_CheckRating");

        assertThat(campaign.unit(UNIT).withdraws("public-rating").status()).isEqualTo(204);
        assertThat(campaign.task(UNIT, "UserTask_HoldRating").getName()).endsWith("第2轮");
    }

    private TestCampaign done() {
        var campaign = office.enrols();
        campaign.begins(UNIT, PROCESS, 3).run();
        return campaign;
    }
}
