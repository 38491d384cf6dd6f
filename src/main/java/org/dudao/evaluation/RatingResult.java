package org.dudao.evaluation;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a rating, in whole numbers.
 *
 * @param cast ballots in the box
 * @param valid ballots with a valid overall judgement
 * @param choices the choices, the best first
 * @param items the votes by choice for each item; the overall judgement is the last
 * @param fewest with fewer valid ballots the result is not shown and does not count
 * @param categories the overall judgement by category; small categories are merged
 */
public record RatingResult(
        int invited,
        int cast,
        int valid,
        @JsonIgnore int fewest,
        List<String> choices,
        List<Item> items,
        List<Group> categories,
        List<String> remarks) {

    /** @param votes by choice, the best first */
    public record Item(String text, List<Integer> votes) {}

    /** @param votes the overall judgement by choice, the best first */
    public record Group(String name, int invited, int valid, List<Integer> votes) {

        private Group with(Group other) {
            var sum = new ArrayList<Integer>();
            for (int choice = 0; choice < votes.size(); choice++) {
                sum.add(votes.get(choice) + other.votes.get(choice));
            }
            return new Group(name + "、" + other.name, invited + other.invited, valid + other.valid, sum);
        }
    }

    static RatingResult of(Rating rating, List<BallotBox.Alike> ballots, List<String> remarks) {
        int overall = rating.items().size() - 1;
        int choices = rating.purpose().choices().size();
        var items = new ArrayList<Item>();
        for (int item = 0; item <= overall; item++) {
            items.add(new Item(rating.items().get(item), votes(ballots, item, choices)));
        }
        var byCategory = new TreeMap<VoterCategory, List<BallotBox.Alike>>(
                ballots.stream().collect(Collectors.groupingBy(BallotBox.Alike::category)));
        var groups = rating.invited().entrySet().stream()
                .map(invited -> group(invited, byCategory, overall, choices))
                .toList();
        return new RatingResult(
                rating.invitedInAll(),
                ballots.stream().mapToInt(BallotBox.Alike::ballots).sum(),
                sum(items.get(overall).votes()),
                rating.minimum().ballots(),
                rating.purpose().choices(),
                items,
                merged(groups, rating.minimum().inCategory()),
                remarks);
    }

    private static Group group(
            Map.Entry<VoterCategory, Integer> invited,
            Map<VoterCategory, List<BallotBox.Alike>> ballots,
            int overall,
            int choices) {
        var votes = votes(ballots.getOrDefault(invited.getKey(), List.of()), overall, choices);
        return new Group(invited.getKey().label(), invited.getValue(), sum(votes), votes);
    }

    private static List<Integer> votes(List<BallotBox.Alike> ballots, int item, int choices) {
        var votes = new int[choices + 1];
        ballots.forEach(alike -> votes[alike.choices().charAt(item) - '0'] += alike.ballots());
        return java.util.Arrays.stream(votes).skip(1).boxed().toList();
    }

    private static int sum(List<Integer> votes) {
        return votes.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the result has too few valid ballots: it is not shown and does not count. */
    @JsonIgnore
    boolean isTooSmall() {
        return valid < fewest;
    }

    /** Merges small categories, and then further ones until the hidden numbers cannot be computed from the total. */
    private static List<Group> merged(List<Group> groups, int fewest) {
        var shown = new ArrayList<>(groups);
        shown.sort(comparingInt(Group::valid).thenComparing(Comparator.comparing(groups::indexOf)));
        @Nullable Group together = null;
        while (!shown.isEmpty() && (shown.get(0).valid() < fewest || (together != null && together.valid() < fewest))) {
            var next = shown.remove(0);
            together = together == null ? next : together.with(next);
        }
        if (together != null && together.valid() < fewest) {
            return List.of();
        }
        shown.sort(Comparator.comparing(groups::indexOf));
        if (together != null) {
            shown.add(together);
        }
        return shown;
    }

    /** The number of overall votes for this choice; 0 is the best choice. */
    public int overall(int choice) {
        return items.get(items.size() - 1).votes().get(choice);
    }

    /** The share of the best choice in the overall judgement, truncated and never rounded up: 94.9 %. */
    public String bestShare() {
        return share(overall(0), valid);
    }

    /** The share of invited people with a valid ballot. */
    public String turnout() {
        return share(valid, invited);
    }

    private static String share(int part, int whole) {
        if (whole == 0) {
            return "—";
        }
        long permille = part * 1000L / whole;
        return permille / 10 + "." + permille % 10 + "%";
    }
}
