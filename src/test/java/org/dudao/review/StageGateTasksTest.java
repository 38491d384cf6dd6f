package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The days of a stage gate. */
class StageGateTasksTest {

    @Test
    void theDaysAreTheElements() {
        assertThat(StageGateTasks.days(Map.of("step", "stage-gate", "days", "5")))
                .isEqualTo(5);
    }

    @Test
    void aModelFromBeforeThePropertyHasThreeDays() {
        assertThat(StageGateTasks.days(Map.of("step", "stage-gate"))).isEqualTo(3);
    }
}
