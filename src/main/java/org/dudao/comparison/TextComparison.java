package org.dudao.comparison;

import java.util.ArrayList;
import java.util.List;
import org.dudao.comparison.Segment.Kind;

/** The changes between two texts: by sentence, and by word inside a reworded sentence. */
public final class TextComparison {

    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.SAME;

    private TextComparison() {}

    /**
     * Returns both texts as one list. The segments that are not {@code ADDED}, joined, are exactly {@code before}; the
     * segments that are not {@code REMOVED}, joined, are exactly {@code after}.
     */
    public static List<Segment> compare(String before, String after) {
        var comparison = new TextComparison();
        comparison.bySentence(SentenceSplitter.of(before), SentenceSplitter.of(after));
        comparison.endSegment();
        return List.copyOf(comparison.segments);
    }

    private void bySentence(List<String> before, List<String> after) {
        var difference = ListDifference.between(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int removedTo = difference.removed().nextClearBit(i);
            int addedTo = difference.added().nextClearBit(j);
            changed(before.subList(i, removedTo), after.subList(j, addedTo));
            if (removedTo < before.size()) {
                add(Kind.SAME, before.get(removedTo));
            }
            i = removedTo + 1;
            j = addedTo + 1;
        }
    }

    private void changed(List<String> removed, List<String> added) {
        int i = 0;
        int j = 0;
        for (var pair : RewordedSentences.between(removed, added)) {
            removed.subList(i, pair.removed()).forEach(sentence -> add(Kind.REMOVED, sentence));
            added.subList(j, pair.added()).forEach(sentence -> add(Kind.ADDED, sentence));
            reworded(removed.get(pair.removed()), added.get(pair.added()));
            i = pair.removed() + 1;
            j = pair.added() + 1;
        }
        removed.subList(i, removed.size()).forEach(sentence -> add(Kind.REMOVED, sentence));
        added.subList(j, added.size()).forEach(sentence -> add(Kind.ADDED, sentence));
    }

    private void reworded(String before, String after) {
        var wordsBefore = DiffTokens.of(before);
        var wordsAfter = DiffTokens.of(after);
        var difference = DiffTokens.difference(wordsBefore, wordsAfter);
        int i = 0;
        int j = 0;
        while (i < wordsBefore.size() || j < wordsAfter.size()) {
            if (difference.removed().get(i)) {
                add(Kind.REMOVED, wordsBefore.get(i++));
            } else if (difference.added().get(j)) {
                add(Kind.ADDED, wordsAfter.get(j++));
            } else {
                add(Kind.SAME, wordsBefore.get(i++));
                j++;
            }
        }
    }

    private void add(Kind kind, String text) {
        if (kind != this.kind) {
            endSegment();
            this.kind = kind;
        }
        this.text.append(text);
    }

    private void endSegment() {
        if (!text.isEmpty()) {
            segments.add(new Segment(kind, text.toString()));
            text.setLength(0);
        }
    }
}
