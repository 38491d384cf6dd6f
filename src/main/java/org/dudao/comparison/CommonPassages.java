package org.dudao.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The passages of a text that also occur in another text, character by character. A passage has at least {@value
 * #SHORTEST} characters. Punctuation, white space, character width and case are ignored and not counted.
 *
 * @param share the part of the text's characters that lies in such passages, from 0 to 1
 * @param passages the text, cut at the borders of the passages; joined, they are the complete text
 */
public record CommonPassages(double share, List<Passage> passages) {

    /**
     * The length in characters, as Chinese duplicate checks count it. Thirteen equal characters in a row are rarely a
     * coincidence; most set phrases (深入贯彻落实科学发展观) are shorter.
     */
    public static final int SHORTEST = 13;

    /**
     * A non-empty part of the text.
     *
     * @param common whether it also occurs in the other text
     */
    public record Passage(boolean common, String text) {}

    /** The share is not symmetric: it says how much of {@code text} occurs in {@code other}. */
    public static CommonPassages of(String text, String other) {
        var normalized = NormalizedText.of(text);
        var common =
                commonCharacters(normalized.text(), NormalizedText.of(other).text());
        double share = common.isEmpty()
                ? 0
                : (double) common.cardinality() / normalized.text().length();
        return new CommonPassages(share, cut(text, marked(text, common, normalized.starts())));
    }

    private static BitSet commonCharacters(String text, String other) {
        Set<String> there = new HashSet<>();
        for (int i = 0; i + SHORTEST <= other.length(); i++) {
            there.add(other.substring(i, i + SHORTEST));
        }
        var common = new BitSet(text.length());
        for (int i = 0; i + SHORTEST <= text.length(); i++) {
            if (there.contains(text.substring(i, i + SHORTEST))) {
                common.set(i, i + SHORTEST);
            }
        }
        return common;
    }

    /** Marks the characters of the original, including the punctuation inside a passage. */
    private static BitSet marked(String original, BitSet common, List<Integer> starts) {
        var marked = new BitSet(original.length());
        for (int from = common.nextSetBit(0); from >= 0; ) {
            int to = common.nextClearBit(from);
            marked.set(starts.get(from), original.offsetByCodePoints(starts.get(to - 1), 1));
            from = common.nextSetBit(to);
        }
        return marked;
    }

    private static List<Passage> cut(String text, BitSet marked) {
        var passages = new ArrayList<Passage>();
        for (int from = 0; from < text.length(); ) {
            boolean common = marked.get(from);
            int to = common ? marked.nextClearBit(from) : marked.nextSetBit(from);
            if (to < 0) {
                to = text.length();
            }
            passages.add(new Passage(common, text.substring(from, to)));
            from = to;
        }
        return List.copyOf(passages);
    }
}
