package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dudao.calendar.WorkingDays;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The urgency lights, with the State Council's calendar: in 2014 the national holiday lasted from 1 to 7 October. */
@DudaoTest
class UrgencyLightTest {

    private static final LedgerSettings SETTINGS = new LedgerSettings(5, 10, 2, 30, 30, 3);

    @Autowired
    WorkingDays workingDays;

    @ParameterizedTest
    @CsvSource({
        "UNDER_WAY,   2014-10-15, 0, 2014-10-08, NONE",
        "UNDER_WAY,   2014-10-15, 0, 2014-10-09, BLUE",
        "UNDER_WAY,   2014-10-15, 0, 2014-10-15, BLUE",
        "UNDER_WAY,   2014-09-30, 0, 2014-10-01, YELLOW",
        "UNDER_WAY,   2014-09-30, 0, 2014-10-18, YELLOW",
        "UNDER_WAY,   2014-09-30, 0, 2014-10-20, RED",
        "REPORTED,    2014-09-30, 0, 2014-10-20, RED",
        "SENT_BACK,   2014-12-31, 1, 2014-09-30, YELLOW",
        "SENT_BACK,   2014-12-31, 2, 2014-09-30, RED",
        "WRITTEN_OFF, 2014-09-30, 2, 2014-12-31, NONE",
        "CANNOT_NOW,  2014-09-30, 0, 2014-12-31, NONE"
    })
    @DisplayName("临近到期的蓝，逾期或退回的黄，长期逾期或两次退回的红；按工作日算，节假日和调休都算进去")
    void anItemShowsHowUrgentItIs(
            ItemState state, LocalDate deadline, int returns, LocalDate today, UrgencyLight light) {
        assertThat(UrgencyLight.of(state, deadline, returns, today, workingDays.calendar(), SETTINGS))
                .isEqualTo(light);
    }
}
