package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dudao.support.ArabicLocale;
import org.dudao.visitor.TypedSecret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Texts that programs read or compare do not depend on the machine's locale. */
@ExtendWith(ArabicLocale.class)
class MachineLocaleTest {

    @Test
    @DisplayName("换了机器的语言，百分数还是同样的数字")
    void sharesHaveTheSameDigitsEverywhere() {
        var result = new RatingResult(
                10,
                8,
                8,
                5,
                List.of("好", "差"),
                List.of(new RatingResult.Item("总体评价", List.of(7, 1))),
                List.of(),
                List.of());

        assertThat(result.bestShare()).isEqualTo("87.5%");
    }

    @Test
    @DisplayName("换了机器的语言，票号还是四位一组")
    void codesAreGroupedEverywhere() {
        assertThat(TypedSecret.grouped("ABCDEFGH")).isEqualTo("ABCD-EFGH");
    }
}
