package org.dudao.evaluation;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rating has come to, in whole numbers.
 *
 * @param cast ballots in the box
 * @param valid those with a valid overall judgement
 * @param choices what could be chosen, the best first
 * @param items how often each choice was made, item by item, the overall judgement last
 * @param categories the same of the overall judgement by category; small ones together
 */
public record RatingResult(
        int invited,
        int cast,
        int valid,
        List<String> choices,
        List<Item> items,
        List<Group> categories,
        List<String> remarks) {

    /** With fewer valid ballots a category is not shown on its own. */
    static final int FEWEST_SHOWN = 5;

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
                rating.purpose().choices(),
                items,
                merged(groups),
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

    /** Small ones together; and with them as many more as it takes, or what is hidden would follow from the whole. */
    private static List<Group> merged(List<Group> groups) {
        var shown = new ArrayList<>(groups);
        shown.sort(comparingInt(Group::valid).thenComparing(Comparator.comparing(groups::indexOf)));
        @Nullable Group together = null;
        while (!shown.isEmpty()
                && (shown.get(0).valid() < FEWEST_SHOWN || together != null && together.valid() < FEWEST_SHOWN)) {
            var next = shown.remove(0);
            together = together == null ? next : together.with(next);
        }
        if (together != null && together.valid() < FEWEST_SHOWN) {
            return List.of();
        }
        shown.sort(Comparator.comparing(groups::indexOf));
        if (together != null) {
            shown.add(together);
        }
        return shown;
    }

    /** How many made this choice overall, 0 for the best. */
    public int overall(int choice) {
        return items.get(items.size() - 1).votes().get(choice);
    }

    /** The share of those overall who made the best choice, cut and never rounded up: 94.9 %. */
    public String bestShare() {
        return share(overall(0), valid);
    }

    /** The share of those invited whose ballot is valid. */
    public String turnout() {
        return share(valid, invited);
    }

    private static String share(int part, int whole) {
        if (whole == 0) {
            return "—";
        }
        long permille = part * 1000L / whole;
        return "%d.%d%%".formatted(permille / 10, permille % 10);
    }
}
