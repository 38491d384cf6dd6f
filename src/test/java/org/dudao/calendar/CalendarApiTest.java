package org.dudao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The calendar years of the office. */
@DudaoTest
class CalendarApiTest {

    private static final String NEW_YEAR = "日期,休班,名称\n2031-01-01,休,元旦\n2031-01-04,班,元旦\n";

    @Autowired
    Rest rest;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcTemplate database;

    @AfterEach
    void forgetTheYears() {
        database.update("delete from dudao.calendar_year");
    }

    @Test
    @DisplayName("活动办加上一年，当即按它计算")
    void theOfficeAddsAYearAndItCountsAtOnce() {
        var office = rest.basic("office");
        assertThat(office.get("/api/calendar/2031").status()).isEqualTo(404);
        assertThat(office.get("/api/calendar/2031").detail()).isEqualTo("没有2031年的放假安排，这一年按周一至周五上班计算。");

        assertThat(office.send("PUT", "/api/calendar/2031", NEW_YEAR)).returns(204, Answer::status);

        assertThat(office.get("/api/calendar/2031").body()).isEqualTo(NEW_YEAR);
        assertThat(workingDays.isKnown(2031)).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2031, 1, 1))).isFalse();
        assertThat(workingDays.plus(LocalDate.of(2031, 1, 3), 1)).isEqualTo(LocalDate.of(2031, 1, 4));
        assertThat(workingDays.between(LocalDate.of(2030, 12, 31), LocalDate.of(2031, 1, 6)))
                .isEqualTo(4);
    }

    @Test
    @DisplayName("活动办的年份在自带的前面，可以再改")
    void theOfficesYearGoesBeforeTheBuiltInOne() {
        var office = rest.basic("office");
        var builtIn = office.get("/api/calendar/2014");
        assertThat(builtIn.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");

        office.send("PUT", "/api/calendar/2014", builtIn.body() + "2014-08-01,休,建军节\n");
        assertThat(workingDays.isWorkingDay(LocalDate.of(2014, 8, 1))).isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2014, 5, 4))).isTrue();

        office.send("PUT", "/api/calendar/2014", builtIn.body());
        assertThat(workingDays.isWorkingDay(LocalDate.of(2014, 8, 1))).isTrue();
    }

    @Test
    @DisplayName("有一处错误，就什么也不存")
    void nothingIsSavedWhileThereIsAnError() {
        var office = rest.basic("office");
        var refused = office.send("PUT", "/api/calendar/2031", NEW_YEAR + "2031-02-31,休,春节\n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("2031年的放假安排有 1 处错误：第4行“2031-02-31”不是日期，应如 2031-01-01。");
        assertThat(refused.json().at("/errors/0/label").asText()).isEqualTo("第4行");
        assertThat(workingDays.isKnown(2031)).isFalse();
        assertThat(office.send("PUT", "/api/calendar/2031", null).detail()).contains("一天也没有");
        assertThat(office.send("PUT", "/api/calendar/31", NEW_YEAR).detail()).isEqualTo("年份应在2000到2100之间。");
        assertThat(office.send("PUT", "/api/calendar/next", NEW_YEAR).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u001", "sg01", "leader", "designer", "admin"})
    @DisplayName("只有活动办能看能改")
    void nobodyElseReadsOrChangesAYear(String login) {
        assertThat(rest.basic(login).get("/api/calendar/2014").status()).isEqualTo(403);
        assertThat(rest.basic(login).send("PUT", "/api/calendar/2031", NEW_YEAR).status())
                .isEqualTo(403);
        assertThat(workingDays.isKnown(2031)).isFalse();
        assertThat(rest.anonymous().get("/api/calendar/2014").status()).isEqualTo(401);
    }
}
