package org.dudao.comparison;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.dudao.comparison.CommonPassages.Passage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommonPassagesTest {

    private static final String COPIED = "征求意见没有聚焦作风问题的一律打回返工";

    @Test
    void whatStandsInBothIsMarkedAndCounted() {
        var common = CommonPassages.of("我局认为" + COPIED + "必须照办", "县里要求" + COPIED + "下不为例");
        assertThat(common.passages())
                .containsExactly(new Passage(false, "我局认为"), new Passage(true, COPIED), new Passage(false, "必须照办"));
        assertThat(common.share()).isEqualTo(COPIED.length() / (COPIED.length() + 8.0));
    }

    @Test
    void twelveCharactersInARowAreNoPassageThirteenAre() {
        var thirteen = COPIED.substring(0, 13);
        assertThat(CommonPassages.of("甲" + thirteen.substring(1) + "乙", COPIED).share())
                .isZero();
        assertThat(CommonPassages.of("甲" + thirteen + "乙", COPIED).share()).isEqualTo(13 / 15.0);
    }

    @Test
    void theShareIsThatOfTheFirstText() {
        var longer = COPIED + "甲".repeat(COPIED.length());
        assertThat(CommonPassages.of(COPIED, longer).share()).isEqualTo(1);
        assertThat(CommonPassages.of(longer, COPIED).share()).isEqualTo(0.5);
    }

    @DisplayName("标点、空格、全角半角、大小写不同，仍是照抄")
    @Test
    void punctuationWhiteSpaceWidthAndCaseDoNotHideACopy() {
        var common = CommonPassages.of("又：征求意见，没有聚焦“作风”\n　问题的 ＡＰＰ１２个㎡，一律打回返工。完", "征求意见没有聚焦作风问题的app12个m2一律打回返工");
        assertThat(common.passages())
                .containsExactly(
                        new Passage(false, "又："),
                        new Passage(true, "征求意见，没有聚焦“作风”\n　问题的 ＡＰＰ１２个㎡，一律打回返工"),
                        new Passage(false, "。完"));
    }

    @Test
    void passagesFromDifferentPlacesThatMeetAreOne() {
        var first = "领导干部自己不找准问题的要责其重来";
        var second = "批评与自我批评不到位的不能过关";
        assertThat(CommonPassages.of(first + "，" + second, second + "甲乙丙" + first)
                        .passages())
                .containsExactly(new Passage(true, first + "，" + second));
    }

    @Test
    void nothingIsCommonWithNothing() {
        assertThat(CommonPassages.of("", COPIED)).isEqualTo(new CommonPassages(0, java.util.List.of()));
        assertThat(CommonPassages.of("。，", "。，").share()).isZero();
        assertThat(CommonPassages.of(COPIED, "").passages()).containsExactly(new Passage(false, COPIED));
    }

    @DisplayName("各段相连就是原文，一字不差；占比与逐字查对相同")
    @Test
    void thePassagesAreTheTextAndTheShareIsWhatALookAtEachCharacterGives() {
        var random = new Random(13);
        for (int round = 0; round < 1_000; round++) {
            var other = anyText(random, 60);
            var text = anyText(random, 20) + other.substring(random.nextInt(other.length() + 1)) + anyText(random, 20);
            var common = CommonPassages.of(text, other);
            assertThat(common.passages().stream().map(Passage::text).collect(joining()))
                    .isEqualTo(text);
            assertThat(common.share()).isCloseTo(shareByHand(letters(text), letters(other)), within(1e-9));
        }
    }

    private static String anyText(Random random, int most) {
        return random.ints(random.nextInt(most), 0, 5)
                .mapToObj(i -> "群众a，\n".substring(i, i + 1))
                .collect(joining());
    }

    private static String letters(String text) {
        return text.replaceAll("[，\n]", "");
    }

    /** For each character: whether 13 characters around it occur in the other text. */
    private static double shareByHand(String text, String other) {
        int common = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean found = false;
            for (int from = Math.max(0, i - 12); from <= i && from + 13 <= text.length(); from++) {
                found |= other.contains(text.substring(from, from + 13));
            }
            common += found ? 1 : 0;
        }
        return text.isEmpty() ? 0 : (double) common / text.length();
    }
}
