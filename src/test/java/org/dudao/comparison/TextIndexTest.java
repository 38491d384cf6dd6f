package org.dudao.comparison;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dudao.comparison.TextIndex.Closest;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction of each test is rolled back, except in tests about transactions. */
@DudaoTest
@Transactional
class TextIndexTest {

    private static final String PLANS = "plans";
    private static final String TEMPLATES = "templates";

    @Autowired
    TextIndex index;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void theTextWithMostInCommonComesFirstWithItsShare() {
        var text = text(1, 2_000);
        index.put(PLANS, "half", text.substring(0, 1_000) + text(2, 1_000));
        index.put(PLANS, "tenth", text.substring(1_000, 1_200) + text(3, 1_800));
        index.put(PLANS, "none", text(4, 2_000));
        var closest = index.closest(Set.of(PLANS), text, Set.of(), 10);
        assertThat(closest).extracting(Closest::document).containsExactly("half", "tenth");
        assertThat(closest.get(0).share()).isCloseTo(0.5, within(0.1));
        assertThat(closest.get(1).share()).isCloseTo(0.1, within(0.05));
    }

    @Test
    void nothingIsClosestToNothing() {
        index.put(PLANS, "empty", "。");
        assertThat(index.closest(Set.of(PLANS), "，", Set.of(), 10)).isEmpty();
    }

    @Test
    void aTextReplacesTheOneThatWasThere() {
        index.put(PLANS, "u001", text(1, 1_000));
        index.put(PLANS, "u001", text(2, 1_000));
        assertThat(closestTo(text(1, 1_000), PLANS)).isEmpty();
        assertThat(closestTo(text(2, 1_000), PLANS)).containsExactly("u001");
    }

    @Test
    void aTextThatWasRemovedIsNotFound() {
        index.put(PLANS, "u001", text(1, 1_000));
        index.remove(PLANS, "u001");
        assertThat(closestTo(text(1, 1_000), PLANS)).isEmpty();
    }

    @Test
    void onlyTheCollectionsAskedForAreSearched() {
        index.put(PLANS, "u001", text(1, 1_000));
        index.put(TEMPLATES, "county", text(1, 1_000));
        assertThat(index.closest(Set.of(PLANS), text(1, 1_000), Set.of(), 10))
                .containsExactly(new Closest(PLANS, "u001", 1));
        assertThat(index.closest(Set.of(PLANS, TEMPLATES), text(1, 1_000), Set.of(), 10))
                .containsExactlyInAnyOrder(new Closest(PLANS, "u001", 1), new Closest(TEMPLATES, "county", 1));
    }

    @Test
    void ofAllCollectionsTogetherTheClosestAreKept() {
        var text = text(1, 1_000);
        index.put(TEMPLATES, "county", text.substring(0, 300) + text(2, 700));
        index.put(PLANS, "u001", text);
        assertThat(index.closest(Set.of(PLANS, TEMPLATES), text, Set.of(), 1))
                .extracting(Closest::document)
                .containsExactly("u001");
    }

    @Test
    void whatIsExceptedIsLeftOutAndTakesNobodysPlace() {
        index.put(PLANS, "own-1", text(1, 1_000));
        index.put(PLANS, "own-2", text(1, 1_000));
        index.put(PLANS, "u002", text(1, 1_000));
        assertThat(index.closest(Set.of(PLANS), text(1, 1_000), Set.of("own-1", "own-2"), 1))
                .extracting(Closest::document)
                .containsExactly("u002");
    }

    @DisplayName("几百家抄同一份，照样查得出")
    @Test
    void whatHundredsCopiedIsFoundThoughNoNGramIsLookedUpInSoMany() {
        var source = text(1, 1_000);
        for (int unit = 0; unit < 200; unit++) {
            index.put(PLANS, "u" + unit, source + text(100 + unit, 100));
        }
        assertThat(index.closest(Set.of(PLANS), source, Set.of(), 5))
                .hasSize(5)
                .allSatisfy(closest -> assertThat(closest.share()).isEqualTo(1));
    }

    @DisplayName("人人都用的套话，压不过一段真正照抄的")
    @Test
    void aPassageThatOnlyOneOtherHasCountsForMoreThanPhrasesThatAllHave() {
        var phrases = text(1, 400);
        for (int unit = 0; unit < 100; unit++) {
            index.put(PLANS, "u" + unit, phrases + text(100 + unit, 400));
        }
        var copied = text(2, 200);
        index.put(PLANS, "source", copied + text(3, 800));
        assertThat(index.closest(Set.of(PLANS), phrases + copied + text(4, 400), Set.of(), 1))
                .extracting(Closest::document)
                .containsExactly("source");
    }

    @DisplayName("短意见：二十来个字的同一件事也找得到")
    @Test
    void theSameComplaintIsFoundAmongShortOnes() {
        index.put("opinions", "1", "柳林乡中心小学门口没有红绿灯，孩子过马路很危险。");
        index.put("opinions", "2", "办事大厅中午没有人值班，群众要跑两趟。");
        index.put("opinions", "3", "村里的路灯坏了半年没有人修。");
        var closest = index.closest(Set.of("opinions"), "反映中心小学门口没有红绿灯，过马路危险！", Set.of(), 10);
        assertThat(closest).extracting(Closest::document).containsExactly("1");
        assertThat(closest.get(0).share()).isBetween(0.4, 0.8);
    }

    @Test
    void aShortTextIsFoundInALongOneAndTheOtherWayRound() {
        var longText = text(1, 5_000);
        var shortText = longText.substring(2_000, 2_400);
        index.put(PLANS, "long", longText);
        assertThat(index.closest(Set.of(PLANS), shortText, Set.of(), 1)).containsExactly(new Closest(PLANS, "long", 1));
        index.put(PLANS, "short", shortText);
        assertThat(index.closest(Set.of(PLANS), longText, Set.of("long"), 1))
                .singleElement()
                .satisfies(closest -> assertThat(closest.share()).isCloseTo(0.08, within(0.04)));
    }

    @Test
    void theShareIsRightOnAverageAtEveryLength() {
        for (int length : new int[] {30, 60, 200, 800, 3_000}) {
            double mean = IntStream.range(0, 40)
                    .mapToDouble(i -> estimate(text(i, length), text(i, length / 2) + text(1_000 + i, length / 2)))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo((length / 2 - 5) / (length - 5.0), within(0.03));
        }
    }

    @Test
    @Transactional(propagation = Propagation.NEVER)
    void aTextIsPutInTheCallersTransactionAndGoesWithIt() {
        transactions.executeWithoutResult(transaction -> {
            index.put("rolled back", "u001", text(1, 1_000));
            transaction.setRollbackOnly();
        });
        assertThat(closestTo(text(1, 1_000), "rolled back")).isEmpty();
    }

    @Test
    @Transactional(propagation = Propagation.NEVER)
    void ofTwoServersThatPutTheSameTextTheLastOneStands() {
        var other = transactions.execute(transaction -> {
            index.put("cluster", "u001", text(1, 1_000));
            return CompletableFuture.runAsync(() -> index.put("cluster", "u001", text(2, 1_000)));
        });
        Objects.requireNonNull(other).join();
        assertThat(closestTo(text(1, 1_000), "cluster")).isEmpty();
        assertThat(closestTo(text(2, 1_000), "cluster")).containsExactly("u001");
        index.remove("cluster", "u001");
    }

    private double estimate(String text, String other) {
        index.put("estimates", "other", other);
        return index.closest(Set.of("estimates"), text, Set.of(), 1).stream()
                .mapToDouble(Closest::share)
                .sum();
    }

    private List<String> closestTo(String text, String collection) {
        return index.closest(Set.of(collection), text, Set.of(), 10).stream()
                .map(Closest::document)
                .toList();
    }

    /** 3,000 characters, so that two texts have nothing in common by chance. */
    private static String text(int seed, int length) {
        return new Random(seed)
                .ints(length, 0x4E00, 0x4E00 + 3_000)
                .mapToObj(Character::toString)
                .collect(joining());
    }
}
