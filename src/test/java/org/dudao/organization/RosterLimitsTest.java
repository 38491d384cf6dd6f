package org.dudao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A roster of any size is read and checked within limits. */
class RosterLimitsTest {

    private static final String HEADER = "登录名,姓名,身份,所属\n";
    private static final int MOST_ROWS = RosterCheck.LAYOUTS.get(0).mostRows();

    private static RosterRefusedException refusalOf(String people) {
        var files = List.of(new SheetFile("人员.csv", people.getBytes(StandardCharsets.UTF_8)));
        var registered = new RosterCheck.Registered(List.of(), List.of(), List.of(), List.of(), List.of());
        return catchThrowableOfType(
                RosterRefusedException.class,
                () -> RosterCheck.check(RosterReader.read(files, RosterCheck.LAYOUTS), registered));
    }

    @Test
    @DisplayName("行数超限的名册只说超限：读到限数就停，不再逐行检查")
    void aRosterWithTooManyRowsIsRefusedAtTheLimit() {
        var unreadableBelow = HEADER + "?,,,\n".repeat(MOST_ROWS + 1) + "\"没有收尾的引号";

        assertThat(refusalOf(unreadableBelow).errors())
                .containsExactly(new RowError("人员.csv", null, null, "“人员.csv”的内容超过10000行，没有再往下读；最多10000行，请分成几份。"));
    }

    @Test
    @DisplayName("行行都错的名册只列前 500 处，总数说清楚")
    void onlyTheFirstErrorsOfABadRosterAreListed() {
        var refusal = refusalOf(HEADER + "?,,,\n".repeat(MOST_ROWS));

        assertThat(refusal.errors()).hasSize(ErrorList.MOST_LISTED);
        assertThat(refusal.errorCount()).isEqualTo(3 * MOST_ROWS + 2);
        assertThat(refusal).hasMessage("名册有 %d 处错误，未保存任何内容。".formatted(3 * MOST_ROWS + 2));
    }
}
