package org.dudao.comparison;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.comparison.Segment.Kind.ADDED;
import static org.dudao.comparison.Segment.Kind.REMOVED;
import static org.dudao.comparison.Segment.Kind.SAME;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dudao.comparison.Segment.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextComparisonTest {

    private static final String FIRST = "一、领导班子学习不够深入。";
    private static final String SECOND = "二、深入基层少，听取群众意见不够。";
    private static final String THIRD = "三、文山会海的问题没有根本解决！";

    @Test
    void theSameTextIsOneSegment() {
        assertThat(TextComparison.compare(FIRST + SECOND, FIRST + SECOND)).containsExactly(same(FIRST + SECOND));
    }

    @Test
    void aSentenceThatCameIsAdded() {
        assertThat(TextComparison.compare(FIRST + THIRD, FIRST + SECOND + THIRD))
                .containsExactly(same(FIRST), added(SECOND), same(THIRD));
    }

    @Test
    void aSentenceThatWentIsRemoved() {
        assertThat(TextComparison.compare(FIRST + SECOND + THIRD, FIRST + THIRD))
                .containsExactly(same(FIRST), removed(SECOND), same(THIRD));
    }

    @Test
    void aRewordedSentenceShowsTheWordsThatChanged() {
        assertThat(TextComparison.compare(
                        FIRST + "全年下基层调研12次，走访群众35户。" + THIRD, FIRST + "全年下基层蹲点12次，走访群众135户。" + THIRD))
                .containsExactly(
                        same(FIRST + "全年下基层"),
                        removed("调研"),
                        added("蹲点"),
                        same("12次，走访群众"),
                        removed("35"),
                        added("135"),
                        same("户。" + THIRD));
    }

    @Test
    void aSentenceInPlaceOfAnotherShowsBothWhole() {
        assertThat(TextComparison.compare(FIRST + SECOND, FIRST + THIRD))
                .containsExactly(same(FIRST), removed(SECOND), added(THIRD));
    }

    @Test
    void aCharacterThatIsTheSameByChanceIsNotTornOutOfAChange() {
        assertThat(TextComparison.compare("我们坚持少开短会的好作风，提高工作效率。", "我们坚持勤俭办事的老传统，提高工作效率。"))
                .containsExactly(same("我们坚持"), removed("少开短会的好作风"), added("勤俭办事的老传统"), same("，提高工作效率。"));
    }

    @Test
    void aRewordedSentenceIsFoundAmongOthersThatCameAndWent() {
        assertThat(TextComparison.compare("公务接待超过标准的现象仍然存在。" + SECOND, "会议室已经腾退三间。" + THIRD + "二、深入群众少，听取群众意见不够。"))
                .containsExactly(
                        removed("公务接待超过标准的现象仍然存在。"),
                        added("会议室已经腾退三间。" + THIRD),
                        same("二、深入"),
                        removed("基层"),
                        added("群众"),
                        same("少，听取群众意见不够。"));
    }

    @Test
    void aLineEndThatCameIsTheOnlyChange() {
        assertThat(TextComparison.compare(FIRST + SECOND, FIRST + "\r\n" + SECOND))
                .containsExactly(same(FIRST), added("\r\n"), same(SECOND));
    }

    @Test
    void ofNothingNothingChanged() {
        assertThat(TextComparison.compare("", "")).isEmpty();
        assertThat(TextComparison.compare("", FIRST)).containsExactly(added(FIRST));
        assertThat(TextComparison.compare(FIRST, "")).containsExactly(removed(FIRST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    他说：“要少开会！”大家赞成。 | 他说：“要少开会！”/大家赞成。
                    真的吗？！真的……是的。      | 真的吗？！/真的……/是的。
                    一、目标；二、措施。          | 一、目标；/二、措施。
                    投入3.5万元,完成80%;验收。   | 投入3.5万元,完成80%;/验收。
                    """)
    void aSentenceEndsWithItsPunctuationAndTheQuotesClosedThere(String text, String sentences) {
        assertThat(String.join("/", SentenceSplitter.of(text))).isEqualTo(sentences);
    }

    @Test
    void aLineIsASentenceAndBlankLinesBelongToTheOneBefore() {
        assertThat(SentenceSplitter.of("整改方案\n\n　　一、目标\u2028完")).containsExactly("整改方案\n\n", "　　一、目标\u2028", "完");
    }

    @DisplayName("去掉新增的就是原文，去掉删除的就是新文，一字不差")
    @Test
    void bothTextsComeOutOfTheSegmentsToTheLastCharacter() {
        var random = new Random(20140416);
        for (int round = 0; round < 3_000; round++) {
            var before = anyText(random);
            var after = random.nextBoolean() ? anyText(random) : edited(before, random);
            var segments = TextComparison.compare(before, after);
            assertThat(joined(segments, ADDED)).isEqualTo(before);
            assertThat(joined(segments, REMOVED)).isEqualTo(after);
            assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
        }
    }

    @Test
    void longTextsWithoutASentenceInCommonAreOneRemovedAndOneAdded() {
        var before = longText(0x4E00);
        var after = longText(0x6E00);
        assertThat(TextComparison.compare(before, after).equals(List.of(removed(before), added(after))))
                .isTrue();
    }

    @Test
    void moreSentencesThanCanBeComparedAreRemovedAndAddedBetweenTheCommonEnds() {
        var before = shortLines(1);
        var after = shortLines(2);
        assertThat(TextComparison.compare(FIRST + before + THIRD, FIRST + after + THIRD)
                        .equals(List.of(same(FIRST), removed(before), added(after), same(THIRD))))
                .isTrue();
    }

    /** 10,000 lines of the same 200 characters; the first and the last line differ. */
    private static String shortLines(int seed) {
        return new Random(seed)
                .ints(10_000, 0x4E00, 0x4EC8)
                .mapToObj(character -> Character.toString(character) + "\n")
                .collect(joining("", "始" + seed + "\n", "终" + seed + "\n"));
    }

    /** 50,000 characters in sentences of 20. */
    private static String longText(int firstCharacter) {
        return new Random(1)
                .ints(50_000, firstCharacter, firstCharacter + 2_000)
                .mapToObj(Character::toString)
                .collect(joining())
                .replaceAll("(.{19}).", "$1。");
    }

    private static String anyText(Random random) {
        var characters = List.of(
                "群", "众", "群", "众", "意", "見", "见", "。", "！", "；", "…", "”", "）", "?", "，", "\n", "\r\n", "\r", "　", " ",
                "\u2028", "A", "b", "１", "12", "3.5", "𠮷", "\uD842", "é", "e\u0301", "\u0000");
        return IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> characters.get(random.nextInt(characters.size())))
                .collect(joining());
    }

    private static String edited(String text, Random random) {
        var edited = new StringBuilder(text);
        for (int edit = random.nextInt(5); edit > 0; edit--) {
            int at = random.nextInt(edited.length() + 1);
            edited.replace(at, Math.min(edited.length(), at + random.nextInt(4)), random.nextBoolean() ? "新" : "");
        }
        return edited.toString();
    }

    private static String joined(List<Segment> segments, Kind without) {
        return segments.stream()
                .filter(segment -> segment.kind() != without)
                .map(Segment::text)
                .collect(joining());
    }

    private static Segment same(String text) {
        return new Segment(SAME, text);
    }

    private static Segment added(String text) {
        return new Segment(ADDED, text);
    }

    private static Segment removed(String text) {
        return new Segment(REMOVED, text);
    }
}
