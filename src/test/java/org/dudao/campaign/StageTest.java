package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StageTest {

    private static final Stage STAGE =
            new Stage(3, "整改落实、建章立制", "stageThree", LocalDate.of(2014, 7, 1), LocalDate.of(2014, 9, 28), 30, null);

    @Test
    @DisplayName("阶段的日子从第一天数起，负数从最后一天倒数")
    void aStagesDaysCountFromBothEnds() {
        assertThat(STAGE.day(1)).isEqualTo("2014-07-01");
        assertThat(STAGE.day(45)).isEqualTo("2014-08-14");
        assertThat(STAGE.day(-1)).isEqualTo("2014-09-28");
        assertThat(STAGE.day(-14)).isEqualTo("2014-09-15");
    }

    @Test
    @DisplayName("阶段安排得短的，期限也不超出本阶段")
    void noDayOfAStageLiesOutsideIt() {
        assertThat(STAGE.day(120)).isEqualTo("2014-09-28");
        assertThat(STAGE.day(-120)).isEqualTo("2014-07-01");
    }
}
