package org.dudao.support;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.evaluation.RatingService;
import org.dudao.evaluation.VoterCategory;
import org.dudao.evaluation.VotingService;

/** The people who rate a unit: each has a slip and votes with it. */
public class Voters {

    /** The result of a small rating with a satisfied public. */
    public static final Map<String, Object> SATISFIED =
            Map.of("invited", 5, "satisfied", 5, "fairlySatisfied", 0, "dissatisfied", 0);

    private static final int ITEMS = 6;

    private final RatingService office;
    private final VotingService voting;
    private final Clock clock;

    Voters(RatingService office, VotingService voting, Clock clock) {
        this.office = office;
        this.voting = voting;
        this.clock = clock;
    }

    /** The preparation form of a rating for this number of people, open until tomorrow. */
    public Map<String, Object> preparation(int invited) {
        var closesAt = LocalDateTime.now(clock).truncatedTo(ChronoUnit.HOURS).plusDays(1);
        return new HashMap<>(
                Map.of("title", "群众评议会", "sheet", "public", "invitedServed", invited, "closesAt", closesAt.toString()));
    }

    /** Prints a slip for each invited person. Returns their secrets. */
    public List<String> slips(long rating, String login) {
        return office.print(rating, VoterCategory.SERVED, false, login).stream()
                .map(RatingService.PrintedSlip::link)
                .toList();
    }

    /** All items get the same votes: these numbers of satisfied, fairly satisfied and dissatisfied people. */
    public void vote(List<String> slips, Map<String, Object> figures) {
        var choices = new ArrayList<Integer>();
        choices.addAll(Collections.nCopies((Integer) figures.get("satisfied"), 1));
        choices.addAll(Collections.nCopies((Integer) figures.get("fairlySatisfied"), 2));
        choices.addAll(Collections.nCopies((Integer) figures.get("dissatisfied"), 3));
        for (int voter = 0; voter < choices.size(); voter++) {
            int choice = choices.get(voter);
            voting.cast(slips.get(voter), Collections.nCopies(ITEMS, choice), choice == 3 ? "门还是难进" : "");
        }
    }

    /** Holds a whole rating: slips, votes, and an early end. */
    public void hold(long rating, Map<String, Object> figures, String login) {
        vote(slips(rating, login), figures);
        office.close(rating, login);
    }
}
