package org.dudao.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dudao.comparison.TextLikeness;

/**
 * Pairs the files of two rounds: first files with the same content or a similar text, whatever their names are; then the
 * remaining files with the same name, because a file may be replaced by one with another text.
 */
final class FilePairs {

    /**
     * The smallest likeness of a pair with different names. A plan with two thirds of its sentences replaced has 0.37,
     * different texts of one campaign have less than 0.01.
     */
    private static final double LEAST_LIKENESS = 0.3;

    /** The same name counts as much as half of the text, so that it decides among copies and among similar forms. */
    private static final double SAME_NAME = 0.5;

    private final List<RoundTexts.Part> before;
    private final List<RoundTexts.Part> after;
    private final Map<String, RoundTexts.Part> earlier = new HashMap<>();

    private FilePairs(List<RoundTexts.Part> before, List<RoundTexts.Part> after) {
        this.before = new ArrayList<>(before);
        this.after = new ArrayList<>(after);
    }

    private record Candidate(RoundTexts.Part then, RoundTexts.Part now, double score) {}

    /** The earlier file for each place of a later file that has one. */
    static Map<String, RoundTexts.Part> of(List<RoundTexts.Part> before, List<RoundTexts.Part> after) {
        var pairs = new FilePairs(before, after);
        pairs.candidates().forEach(candidate -> pairs.pair(candidate.then(), candidate.now()));
        for (var now : List.copyOf(pairs.after)) {
            pairs.before.stream()
                    .filter(then -> then.place().equals(now.place()))
                    .findFirst()
                    .ifPresent(then -> pairs.pair(then, now));
        }
        return pairs.earlier;
    }

    private void pair(RoundTexts.Part then, RoundTexts.Part now) {
        if (before.contains(then) && after.contains(now)) {
            before.remove(then);
            after.remove(now);
            earlier.put(now.place(), then);
        }
    }

    /** The most similar pairs first. */
    private List<Candidate> candidates() {
        var likenesses = new HashMap<String, TextLikeness>();
        var candidates = new ArrayList<Candidate>();
        for (var now : after) {
            for (var then : before) {
                double likeness = likeness(then, now, likenesses);
                if (likeness >= LEAST_LIKENESS) {
                    boolean sameName = then.place().equals(now.place());
                    candidates.add(new Candidate(then, now, likeness + (sameName ? SAME_NAME : 0)));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates;
    }

    private static double likeness(RoundTexts.Part then, RoundTexts.Part now, Map<String, TextLikeness> likenesses) {
        if (Objects.equals(then.sha256(), now.sha256())) {
            return 1;
        }
        var was = likeness(then, likenesses);
        var is = likeness(now, likenesses);
        return was.isPresent() && is.isPresent() ? was.get().to(is.get()) : 0;
    }

    private static Optional<TextLikeness> likeness(RoundTexts.Part part, Map<String, TextLikeness> likenesses) {
        var text = part.text();
        return text == null || part.sha256() == null
                ? Optional.empty()
                : Optional.of(likenesses.computeIfAbsent(part.sha256(), unused -> TextLikeness.of(text)));
    }
}
