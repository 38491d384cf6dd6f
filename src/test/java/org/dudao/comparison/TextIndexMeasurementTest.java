package org.dudao.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Measures a hand-in among 10,000 texts. It takes one minute and only prints: {@code mvn test -Dgroups=measurement
 * -DexcludedGroups=}.
 */
@DudaoTest
@Tag("measurement")
class TextIndexMeasurementTest {

    private static final int TEXTS = 10_000;
    private static final int MEASURED = 500;

    @Autowired
    TextIndex index;

    @Test
    void aHandInAmongTenThousandTexts() {
        var texts = new MadeTexts(2015);
        for (int i = 0; i < TEXTS; i++) {
            index.put("measured", String.valueOf(i), texts.own().toString());
        }
        var closest = new long[MEASURED];
        var put = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            var text = texts.own().toString();
            long start = System.nanoTime();
            assertThat(index.closest(Set.of("measured"), text, Set.of(), 10)).hasSize(10);
            closest[i] = System.nanoTime() - start;
            start = System.nanoTime();
            index.put("measured", String.valueOf(i), text);
            put[i] = System.nanoTime() - start;
        }
        print("closest", closest);
        print("put", put);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s among %,d texts: median %.1f ms, 95th percentile %.1f ms%n",
                what, TEXTS, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 95 / 100] / 1e6);
    }
}
