package org.dudao.evaluation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rating as one person may see it.
 *
 * @param closedBy name of the person who ended the voting, or null
 * @param acts whether this person may run it
 * @param papers paper ballots that two people have not entered equally yet
 * @param papersInTheBox settled paper ballots
 * @param decided settled paper ballots that a third person decided
 * @param shortfall what the decision tables found wrong with the result, or null
 * @param result null until it is counted, and with too few valid ballots
 */
record RatingView(
        long id,
        String campaign,
        String owner,
        String ownerName,
        RatingPurpose purpose,
        String title,
        List<String> items,
        List<String> choices,
        Rating.State state,
        Instant opensAt,
        Instant closesAt,
        @Nullable String closedBy,
        boolean paper,
        boolean acts,
        List<Invited> categories,
        List<Printed> printings,
        List<Paper> papers,
        int papersInTheBox,
        List<Decided> decided,
        @Nullable String shortfall,
        @Nullable RatingResult result) {

    /**
     * @param slips valid or used slips
     * @param cast the number of people who have voted; not what they voted
     * @param names the recorded names, for those who run the rating
     */
    record Invited(VoterCategory category, String label, int invited, int slips, int cast, List<String> names) {}

    record Printed(String category, int slips, String by, Instant at) {}

    /** @param entries both entries, after both exist; before, the first entry is hidden */
    record Paper(int number, List<String> enteredBy, boolean mine, List<Read> entries) {}

    /** @param by name of the third person */
    record Decided(int number, String by, String reason) {}

    record Read(String login, String name, String category, List<Integer> chosen, String remark) {}

    public int invited() {
        return categories.stream().mapToInt(Invited::invited).sum();
    }

    public int slips() {
        return categories.stream().mapToInt(Invited::slips).sum();
    }

    public int cast() {
        return categories.stream().mapToInt(Invited::cast).sum();
    }

    public String purposeLabel() {
        return purpose.label();
    }

    public String stateLabel() {
        return state.label();
    }
}
