package org.dudao.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds for an added sentence the removed one that it took the place of. */
final class RewordedSentences {

    /** The least likeness of a sentence to its rewording: pairs of neighbouring characters in common, twice, by those of both (Dice). */
    private static final double LIKENESS = 0.5;

    /** A sentence longer than this, in characters, is hardly one; telling its words apart would cost the square of its length. */
    private static final int LONGEST = 2_000;

    /** Where more pairs than this would have to be weighed, 2,000 sentences by 2,000, nobody reads on word by word. */
    private static final long MOST = 4_000_000;

    private final Map<Integer, List<Integer>> holders = new HashMap<>();
    private final int[] sizes;

    private RewordedSentences(List<String> removed) {
        sizes = new int[removed.size()];
        for (int i = 0; i < sizes.length; i++) {
            var pairs = characterPairs(removed.get(i));
            sizes[i] = pairs.size();
            for (int pair : pairs) {
                holders.computeIfAbsent(pair, unused -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Positions in the two lists of a sentence and its rewording. */
    record Pair(int removed, int added) {}

    /** Each added sentence with the likest removed one, if like enough, and of these the most that keep the order of both lists. */
    static List<Pair> between(List<String> removed, List<String> added) {
        if ((long) removed.size() * added.size() > MOST) {
            return List.of();
        }
        var rewordings = new RewordedSentences(removed);
        var pairs = new ArrayList<Pair>();
        for (int j = 0; j < added.size(); j++) {
            int likest = rewordings.likest(added.get(j));
            if (likest >= 0) {
                pairs.add(new Pair(likest, j));
            }
        }
        return longestRising(pairs);
    }

    /** Position of the likest removed sentence, or -1 when none is like enough. */
    private int likest(String sentence) {
        var pairs = characterPairs(sentence);
        var common = new int[sizes.length];
        for (int pair : pairs) {
            holders.getOrDefault(pair, List.of()).forEach(i -> common[i]++);
        }
        int likest = -1;
        double most = 0;
        for (int i = 0; i < sizes.length; i++) {
            double likeness = 2.0 * common[i] / (sizes[i] + pairs.size());
            if (likeness >= LIKENESS && likeness > most) {
                likest = i;
                most = likeness;
            }
        }
        return likest;
    }

    private static Set<Integer> characterPairs(String sentence) {
        Set<Integer> pairs = new HashSet<>();
        if (sentence.length() <= LONGEST) {
            for (int i = 1; i < sentence.length(); i++) {
                pairs.add(sentence.charAt(i - 1) << 16 | sentence.charAt(i));
            }
        }
        return pairs;
    }

    /** The longest increasing subsequence by the removed sentence; the pairs come ordered by the added one. */
    private static List<Pair> longestRising(List<Pair> pairs) {
        var lowestEnds = new TreeMap<Integer, Pair>();
        var previous = new HashMap<Pair, Pair>();
        for (var pair : pairs) {
            var before = lowestEnds.lowerEntry(pair.removed());
            if (before != null) {
                previous.put(pair, before.getValue());
            }
            var replaced = lowestEnds.ceilingKey(pair.removed());
            if (replaced != null) {
                lowestEnds.remove(replaced);
            }
            lowestEnds.put(pair.removed(), pair);
        }
        var rising = new ArrayDeque<Pair>();
        var last = lowestEnds.isEmpty() ? null : lowestEnds.lastEntry().getValue();
        for (var pair = last; pair != null; pair = previous.get(pair)) {
            rising.addFirst(pair);
        }
        return List.copyOf(rising);
    }
}
