package org.dudao.comparison;

/**
 * How much two texts have in common, estimated from samples of their n-grams. Make one object for each text and compare it
 * with many others: making it is expensive, comparing is not.
 */
public final class TextLikeness {

    private static final int SEED = 0;

    private final MinHashSketch sketch;

    private TextLikeness(MinHashSketch sketch) {
        this.sketch = sketch;
    }

    public static TextLikeness of(String text) {
        return new TextLikeness(MinHashSketch.of(text, SEED, MinHashSketch.GRAM));
    }

    /** The Dice coefficient of the n-grams: 0 when no n-gram is common, 1 when all are. Two empty texts have 0. */
    public double to(TextLikeness other) {
        int scale = Math.max(sketch.scale(), other.sketch.scale());
        int all = sketch.size(scale) + other.sketch.size(scale);
        return all == 0 ? 0 : 2.0 * sketch.common(other.sketch) / all;
    }
}
