package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dudao.evaluation.BallotBox.Alike;
import org.dudao.evaluation.RatingResult.Group;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counting in whole numbers. */
class RatingResultTest {

    private static final Map<VoterCategory, Integer> INVITED = Map.of(
            VoterCategory.DELEGATES,
            10,
            VoterCategory.SERVED,
            20,
            VoterCategory.GRASSROOTS,
            30,
            VoterCategory.CADRES,
            40);

    @Test
    @DisplayName("逐项计票；总体评价没填的是废票，别的项没填的照算")
    void everyItemIsCounted() {
        var result = count(
                INVITED,
                new Alike(VoterCategory.SERVED, "121", 8),
                new Alike(VoterCategory.SERVED, "032", 2),
                new Alike(VoterCategory.CADRES, "110", 3));

        assertThat(result.cast()).isEqualTo(13);
        assertThat(result.valid()).isEqualTo(10);
        assertThat(result.items().get(0).votes()).containsExactly(11, 0, 0);
        assertThat(result.items().get(1).votes()).containsExactly(3, 8, 2);
        assertThat(result.items().get(2).votes()).containsExactly(8, 2, 0);
        assertThat(result.overall(0)).isEqualTo(8);
        assertThat(result.turnout()).isEqualTo("10.0%");
    }

    @Test
    @DisplayName("百分数只舍不入：949/1000不是95%，19999/20000不是100%")
    void sharesAreNeverRoundedUp() {
        assertThat(count(
                                INVITED,
                                new Alike(VoterCategory.CADRES, "111", 949),
                                new Alike(VoterCategory.CADRES, "112", 51))
                        .bestShare())
                .isEqualTo("94.9%");
        assertThat(count(
                                INVITED,
                                new Alike(VoterCategory.CADRES, "111", 9_499),
                                new Alike(VoterCategory.CADRES, "112", 501))
                        .bestShare())
                .isEqualTo("94.9%");
        assertThat(count(
                                INVITED,
                                new Alike(VoterCategory.CADRES, "111", 19_999),
                                new Alike(VoterCategory.CADRES, "112", 1))
                        .bestShare())
                .isEqualTo("99.9%");
        assertThat(count(INVITED).bestShare()).isEqualTo("—");
    }

    @Test
    @DisplayName("有效票不足5张的类别合在一起")
    void smallCategoriesAreShownTogether() {
        var groups = count(
                        INVITED,
                        new Alike(VoterCategory.DELEGATES, "113", 3),
                        new Alike(VoterCategory.SERVED, "111", 4),
                        new Alike(VoterCategory.GRASSROOTS, "111", 9),
                        new Alike(VoterCategory.CADRES, "111", 5))
                .categories();

        assertThat(groups).extracting(Group::name).containsExactly("基层单位", "干部群众", "两代表一委员、服务对象");
        assertThat(groups.get(2).votes()).containsExactly(4, 0, 3);
        assertThat(groups.get(2).invited()).isEqualTo(30);
    }

    @Test
    @DisplayName("只有一类不足5张的，与次小的合在一起，不然减一减就知道了")
    void aLoneSmallCategoryTakesTheNextOneAlong() {
        var groups = count(
                        Map.of(VoterCategory.DELEGATES, 2, VoterCategory.SERVED, 6, VoterCategory.CADRES, 9),
                        new Alike(VoterCategory.DELEGATES, "113", 1),
                        new Alike(VoterCategory.SERVED, "111", 6),
                        new Alike(VoterCategory.CADRES, "111", 9))
                .categories();

        assertThat(groups).extracting(Group::name).containsExactly("干部群众", "两代表一委员、服务对象");
    }

    @Test
    @DisplayName("总共不足5张的，不公布，也不算数")
    void tooFewInAllDoNotCount() {
        assertThat(count(INVITED, new Alike(VoterCategory.CADRES, "111", 4)).isTooSmall())
                .isTrue();
        assertThat(count(INVITED, new Alike(VoterCategory.CADRES, "111", 4), new Alike(VoterCategory.SERVED, "110", 9))
                        .isTooSmall())
                .as("ballots without a valid overall judgement")
                .isTrue();
        assertThat(count(INVITED, new Alike(VoterCategory.CADRES, "111", 5)).isTooSmall())
                .isFalse();
    }

    @Test
    @DisplayName("总共不足5张的，不分类别")
    void tooFewInAllAreNotSplit() {
        assertThat(count(
                                INVITED,
                                new Alike(VoterCategory.DELEGATES, "113", 1),
                                new Alike(VoterCategory.SERVED, "111", 3))
                        .categories())
                .isEmpty();
    }

    @Test
    @DisplayName("意见太长的，报上去的截短，写明还有几条")
    void remarksAreCutWhereTheFormEnds() {
        var remarks = Collections.nCopies(100, "意".repeat(200));
        var result = RatingResult.of(rating(INVITED), List.of(new Alike(VoterCategory.SERVED, "111", 100)), remarks);
        var reported = String.valueOf(RatingFormValues.ofPublicRating(result).get("remarks"));

        assertThat(reported).hasSizeLessThan(4_000).endsWith("……另有82条，见“群众评议”页。");
    }

    private static RatingResult count(Map<VoterCategory, Integer> invited, Alike... ballots) {
        return RatingResult.of(rating(invited), List.of(ballots), List.of());
    }

    private static Rating rating(Map<VoterCategory, Integer> invited) {
        return new Rating(
                1,
                "2014-1",
                "unit-002",
                3,
                RatingPurpose.PUBLIC,
                "群众评议",
                List.of("甲", "乙", "总体评价"),
                new TreeMap<>(invited),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                false,
                null,
                null,
                null,
                new RatingMinimum(5, 5),
                null);
    }
}
