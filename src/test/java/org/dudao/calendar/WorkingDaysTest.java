package org.dudao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working days, and the import of a year. */
class WorkingDaysTest {

    private static final WorkCalendar BUILT_IN = calendar("");

    private static WorkCalendar calendar(String dir) {
        try {
            return new WorkCalendar(new CalendarFiles(new CalendarFiles.CalendarSettings(dir)).years());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The notices of the State Council. */
    @Nested
    class Notices {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2014-01-26",
                    "2014-02-08",
                    "2014-05-04",
                    "2014-09-28",
                    "2014-10-11",
                    "2014-01-02",
                    "2014-12-31"
                })
        @DisplayName("调休的周末上班")
        void shiftedWeekendsAreWorked(LocalDate day) {
            assertThat(BUILT_IN.isWorkingDay(day)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2014-01-01",
                    "2014-01-31",
                    "2014-02-06",
                    "2014-04-07",
                    "2014-05-02",
                    "2014-06-02",
                    "2014-09-08",
                    "2014-10-07",
                    "2014-07-05",
                    "2014-07-06"
                })
        @DisplayName("节假日和平常的周末不上班")
        void holidaysAndOtherWeekendsAreFree(LocalDate day) {
            assertThat(BUILT_IN.isWorkingDay(day)).isFalse();
        }

        /**
         * 365 or 366 days minus weekends and statutory holidays: 11 days, in 2015 also 3 September, since 2025 13
         * days.
         */
        @ParameterizedTest
        @CsvSource({"2009,250", "2013,250", "2014,250", "2015,249", "2024,251", "2025,248", "2026,248"})
        @DisplayName("全年工作日数与法定节假日天数相符")
        void aYearHasAsManyWorkingDaysAsTheLawLeaves(int year, int days) {
            assertThat(BUILT_IN.isKnown(year)).isTrue();
            assertThat(BUILT_IN.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                    .isEqualTo(days);
        }

        @Test
        @DisplayName("没有放假安排的年份按周一至周五算，并且说得出来")
        void aYearWithoutAFileCountsMondayToFriday() {
            assertThat(BUILT_IN.isKnown(2031)).isFalse();
            assertThat(BUILT_IN.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
            assertThat(BUILT_IN.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
        }
    }

    /** Counting. */
    @Nested
    class Counting {

        @ParameterizedTest
        @CsvSource({
            "2014-04-30,2014-04-30,0",
            "2014-04-30,2014-05-03,0",
            "2014-04-30,2014-05-04,1",
            "2014-04-30,2014-05-05,2",
            "2014-05-03,2014-05-04,1",
            "2014-05-04,2014-04-30,-1",
            "2014-05-05,2014-04-30,-2",
            "2014-12-31,2015-01-05,2",
            "2013-12-31,2014-12-31,250"
        })
        @DisplayName("数工作日：不含起始日，含截止日，倒过来是负数")
        void workingDaysAfterTheFirstUpToTheSecond(LocalDate from, LocalDate to, int days) {
            assertThat(BUILT_IN.between(from, to)).isEqualTo(days);
        }

        @ParameterizedTest
        @CsvSource({
            "2014-04-30,1,2014-05-04",
            "2014-04-30,2,2014-05-05",
            "2014-05-01,1,2014-05-04",
            "2014-05-01,0,2014-05-01",
            "2014-05-05,-1,2014-05-04",
            "2014-05-05,-2,2014-04-30",
            "2014-09-30,5,2014-10-13",
            "2014-12-31,1,2015-01-04"
        })
        @DisplayName("往后、往前推工作日")
        void soManyWorkingDaysLaterOrEarlier(LocalDate day, int workingDays, LocalDate reached) {
            assertThat(BUILT_IN.plus(day, workingDays)).isEqualTo(reached);
        }
    }

    /** Years as files. */
    @Nested
    class YearsAsFiles {

        private CalendarYear read(int year, String csv) {
            return CalendarCsv.read(year, csv.getBytes(StandardCharsets.UTF_8));
        }

        private String refusal(String csv) {
            return catchThrowableOfType(Refusal.class, () -> read(2031, csv)).reason();
        }

        @Test
        @DisplayName("文件夹里的年份在自带的前面，别的文件不管")
        void aYearInTheFolderGoesBeforeTheBuiltInOne(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("2014.csv"), "日期,休班,名称\n2014-08-01,休,建军节\n");
            Files.writeString(folder.resolve("2031.csv"), "日期,休班,名称\n2031-01-01,休,元旦\n");
            Files.writeString(folder.resolve("说明.txt"), "x");
            var calendar = calendar(folder.toString());

            assertThat(calendar.isWorkingDay(LocalDate.of(2014, 8, 1))).isFalse();
            assertThat(calendar.isWorkingDay(LocalDate.of(2014, 10, 1))).isTrue();
            assertThat(calendar.isKnown(2031)).isTrue();
            assertThat(calendar.isKnown(2013)).isTrue();
        }

        @Test
        @DisplayName("文件夹不存在或文件有错，启动时就说")
        void aFolderThatIsWrongStopsTheStart(@TempDir Path folder) throws IOException {
            assertThat(catchThrowable(() -> calendar(folder.resolve("none").toString())))
                    .hasMessageContaining("dudao.calendar.dir");

            Files.writeString(folder.resolve("2014.csv"), "日期,休班,名称\n2014-02-31,休,元旦\n");
            assertThat(catchThrowable(() -> calendar(folder.toString()))).hasMessageContaining("2014.csv", "第2行");
        }

        @Test
        @DisplayName("Excel 存出来的样子也认得，写出来再读还是一样")
        void aYearAsExcelSavesItIsReadAndWrittenAgain() {
            var year = read(2031, "\uFEFF日期,休班,名称\r\n2031/1/1,休,元旦\r\n\r\n 2031-01-04 , 班 , 元旦 \r\n");

            assertThat(CalendarCsv.write(year)).isEqualTo("日期,休班,名称\n2031-01-01,休,元旦\n2031-01-04,班,元旦\n");
            assertThat(read(2031, CalendarCsv.write(year))).isEqualTo(year);
            assertThat(CalendarCsv.read(2031, "日期,休班,名称\n2031-01-01,休,元旦".getBytes(Charset.forName("GB18030"))))
                    .isEqualTo(read(2031, "日期,休班,名称\n2031-01-01,休,元旦"));
        }

        @Test
        @DisplayName("每一处错误都说出在第几行")
        void everyErrorNamesItsLine() {
            assertThat(
                            refusal(
                                    """
                    日期,休班,名称
                    2031-02-31,休,春节
                    2030-12-31,休,元旦
                    2031-01-01,放假,元旦
                    2031-01-02,班,元旦
                    2031-01-01,休,
                    2031-01-01,休,元旦
                    2031-01-01,休,元旦
                    2031-01-03,休
                    2031-01-04,休,"元
                    旦"
                    """))
                    .isEqualTo("2031年的放假安排有 8 处错误：第2行“2031-02-31”不是日期，应如 2031-01-01；第3行“2030-12-31”不在2031年；"
                            + "第4行“放假”不在可选范围内，应为：休、班；第5行2031-01-02是星期四，本来就上班，不用写；"
                            + "第6行名称应为 1 到 50 个字，没有逗号和引号；第8行2031-01-01 出现了两次；第9行应有三项：日期,休班,名称；"
                            + "第10行名称应为 1 到 50 个字，没有逗号和引号。");
        }

        @Test
        @DisplayName("不是放假安排的文件")
        void whatIsNoYear() {
            assertThat(refusal("")).isEqualTo("2031年的放假安排里一天也没有，应为 CSV：日期,休班,名称。");
            assertThat(refusal("日期,休班,名称\n")).isEqualTo("2031年的放假安排里一天也没有，应为 CSV：日期,休班,名称。");
            assertThat(refusal("2031-01-01,休,元旦")).isEqualTo("2031年的放假安排有 1 处错误：第1行表头应为“日期,休班,名称”。");
            assertThat(refusal("日期,休班,名称\n\"2031")).isEqualTo("2031年的放假安排读不出来，应为 CSV：日期,休班,名称。");
            assertThat(refusal("日".repeat(64 << 10))).isEqualTo("2031年的放假安排太大，最大64KB。");
        }
    }
}
