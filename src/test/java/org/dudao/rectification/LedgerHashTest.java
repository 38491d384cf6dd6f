package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hashes of the ledger's events, as earlier releases computed them. A hash that changes here makes every ledger in use look
 * falsified.
 */
class LedgerHashTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN", "tr-TR", "ar-EG-u-nu-arab"})
    @DisplayName("在哪种语言的机器上，算出的指纹都一样")
    void theHashDoesNotDependOnTheLocale(String locale) {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            var item = LedgerItemTest.underWay();
            var reported = record(item, "2014-09-01T00:00:00Z", "u002", "已完成", changed -> changed.reportDone("u002"));
            var writtenOff = record(
                    item,
                    "2014-09-02T01:02:03.000004Z",
                    "sg01",
                    "",
                    changed -> changed.writeOff("sg01", 345, LocalDate.of(2014, 9, 2)));

            assertThat(item.writeOffNumber()).isEqualTo("2014-1-销-345");
            assertThat(item.title()).isEqualTo("12号 公车私用");
            assertThat(reported.hash()).isEqualTo("84ea71e30c9d1dfc9175215559d64a2fa6b04ad01ecf76a19992da9d9f64dfc8");
            assertThat(writtenOff.hash()).isEqualTo("5ca6a9c534f920a1659c2811c562ea8e22eabcfef84c15c6db9bb3bfc86fd2b1");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static LedgerEvent record(
            LedgerItem item, String at, String by, String why, Function<LedgerItem, LedgerEventKind> transition) {
        var from = item.state();
        var before = item.fields();
        var kind = transition.apply(item);
        var changes = new TreeMap<>(item.fields());
        changes.entrySet().removeIf(field -> field.getValue().equals(before.get(field.getKey())));
        var event = LedgerEvent.of(item, Instant.parse(at), by, kind, from, why, changes);
        item.append(event);
        return event;
    }
}
