package org.dudao.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pairs each added sentence with the removed sentence that it replaces. */
final class RewordedSentences {

    /** The smallest similarity of a reworded sentence: the Dice coefficient of the pairs of neighbouring characters. */
    private static final double LIKENESS = 0.5;

    /** The longest sentence, in characters, that is compared by words. The cost grows with the square of the length. */
    private static final int LONGEST = 2_000;

    /**
     * The largest number of sentence pairs that is compared, 2,000 by 2,000. With more changes a reader does not read
     * word by word.
     */
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

    /** The positions of a sentence and its rewording in the two lists. */
    record Pair(int removed, int added) {}

    /**
     * Pairs each added sentence with the most similar removed one, if the similarity is high enough. It keeps the
     * largest set of pairs whose order is the same in both lists.
     */
    static List<Pair> between(List<String> removed, List<String> added) {
        if ((long) removed.size() * added.size() > MOST) {
            return List.of();
        }
        var rewordings = new RewordedSentences(removed);
        var pairs = new ArrayList<Pair>();
        for (int j = 0; j < added.size(); j++) {
            int mostSimilar = rewordings.mostSimilar(added.get(j));
            if (mostSimilar >= 0) {
                pairs.add(new Pair(mostSimilar, j));
            }
        }
        return longestIncreasing(pairs);
    }

    /** The position of the most similar removed sentence, or -1 when no sentence is similar enough. */
    private int mostSimilar(String sentence) {
        var pairs = characterPairs(sentence);
        var common = new int[sizes.length];
        for (int pair : pairs) {
            holders.getOrDefault(pair, List.of()).forEach(i -> common[i]++);
        }
        int mostSimilar = -1;
        double most = 0;
        for (int i = 0; i < sizes.length; i++) {
            double likeness = 2.0 * common[i] / (sizes[i] + pairs.size());
            if (likeness >= LIKENESS && likeness > most) {
                mostSimilar = i;
                most = likeness;
            }
        }
        return mostSimilar;
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

    /**
     * The longest increasing subsequence by the position of the removed sentence. The pairs are ordered by the added
     * sentence.
     */
    private static List<Pair> longestIncreasing(List<Pair> pairs) {
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
