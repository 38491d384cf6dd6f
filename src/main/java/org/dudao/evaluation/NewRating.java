package org.dudao.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;

/**
 * A rating that is being prepared.
 *
 * @param invited the number of invited people by category; categories without people are left out
 */
record NewRating(
        String campaign,
        String owner,
        int stage,
        RatingPurpose purpose,
        String title,
        Map<VoterCategory, Integer> invited,
        Instant opensAt,
        Instant closesAt,
        boolean paper) {

    private static final int MOST_INVITED = 5_000;
    private static final int LONGEST_TITLE = 100;
    private static final Duration LONGEST = Duration.ofDays(60);

    /** @throws Refusal naming what is wrong */
    void check(Instant now) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw wrong("“评议名称”必须填写，最多%d个字。".formatted(LONGEST_TITLE));
        }
        int all = 0;
        for (var category : invited.entrySet()) {
            if (category.getValue() < 0 || category.getValue() > MOST_INVITED) {
                throw wrong("“%s”的人数应在 0 到 %d 之间。".formatted(category.getKey().label(), MOST_INVITED));
            }
            all += category.getValue();
        }
        if (all == 0 || all > MOST_INVITED) {
            throw wrong("邀请的人数合计应在 1 到 %d 之间，现在是 %d。".formatted(MOST_INVITED, all));
        }
        if (!closesAt.isAfter(now) || !closesAt.isAfter(opensAt)) {
            throw wrong("“投票结束”应晚于现在，也晚于“投票开始”。");
        }
        if (closesAt.isAfter(now.plus(LONGEST))) {
            throw wrong("“投票结束”最晚在%d天以内。".formatted(LONGEST.toDays()));
        }
    }

    /** The prepared questions for the purpose. */
    List<String> items() {
        return RatingQuestions.of(purpose.questions());
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
