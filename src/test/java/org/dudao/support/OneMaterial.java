package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * Tests that all processes for one material of a unit share.
 *
 * @param material its kind
 * @param handIn the step of the unit
 * @param reading the step of the supervision group
 */
public record OneMaterial(Office office, String process, String material, String handIn, String reading) {

    private static final String UNIT = "002";

    public void comesBackUntilItIsGood(String remedy) {
        var campaign = handedIn();
        campaign.supervision("01")
                .judges(
                        campaign.task(UNIT, reading),
                        Answers.reading(material, Answers.returned()),
                        List.of(Answers.finding(remedy)));
        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.endsWith("第2轮"));

        campaign.course(UNIT).reminded().run();
        assertThat(campaign.hasPassed(UNIT, process)).isTrue();
    }

    public void isPassedByOnceItIsAccepted() {
        var campaign = office.enrols();
        campaign.begins(UNIT, process, 3).run();

        campaign.begins(UNIT, process, 3);
        assertThat(campaign.hasPassed(UNIT, process)).isTrue();
    }

    public void canBeWithdrawnUntilItIsOpened() {
        var campaign = handedIn();

        assertThat(campaign.unit(UNIT).withdraws(material).status()).isEqualTo(204);
        assertThat(campaign.task(UNIT, handIn).getName()).endsWith("第2轮");
    }

    private TestCampaign handedIn() {
        var campaign = office.enrols();
        campaign.begins(UNIT, process, 3).runUntil(reading);
        return campaign;
    }
}
