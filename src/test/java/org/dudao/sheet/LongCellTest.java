package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time to read a cell grows in proportion to its length. */
@Timeout(20)
class LongCellTest {

    private static final int LENGTH = 200_000;

    @Test
    @DisplayName("20万个星号：开头和末尾的去掉，中间的留下")
    void manyMarks() {
        var marks = "*".repeat(LENGTH);

        assertThat(SheetWords.heading(marks + "问题" + marks)).isEqualTo("问题");
        assertThat(SheetWords.heading("问" + marks + "题")).isEqualTo("问" + marks + "题");
        assertThat(SheetWords.heading(marks + ":")).isEmpty();
        assertThat(SheetWords.heading("★责任人*：")).isEqualTo("责任人");
    }

    @Test
    @DisplayName("20万个空格的日期")
    void manyBlanksBeforeATime() {
        var blanks = " ".repeat(LENGTH);

        assertThat(SheetDates.parse("2014-08-31" + blanks + "08:30")).contains(LocalDate.of(2014, 8, 31));
        assertThat(SheetDates.parse("2014-08-31" + "T".repeat(LENGTH) + "x")).isEmpty();
    }
}
