package org.dudao.comparison;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A sample of a text's character n-grams: those with a hash below 2<sup>63</sup>/scale (scaled MinHash, FracMinHash).
 * All texts sample their common n-grams in the same way. The part of one sketch that occurs in another sketch is
 * therefore an unbiased estimate of the part of the text that occurs in the other text, whatever their lengths.
 *
 * @param scale one of {@code scale} n-grams is in the sample; a power of two
 * @param hashes not negative, ascending, distinct
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MinHashSketch(int scale, long[] hashes) {

    /**
     * The length of an n-gram of a long text, in characters. Short enough that some n-grams survive a rewording, long
     * enough that few n-grams occur in all texts.
     */
    static final int GRAM = 6;

    private static final int LARGEST_SCALE = 16;

    /** The smallest sample size. A short text uses a smaller scale, down to 1. */
    private static final int FEWEST = 64;

    /**
     * @param seed sketches are comparable only when they have the same seed
     * @param gram characters in an n-gram
     */
    static MinHashSketch of(String text, int seed, int gram) {
        var hashes = gramHashes(NormalizedText.of(text).text(), seed, gram);
        int scale = 1;
        while (scale < LARGEST_SCALE && hashes.length / (2 * scale) >= FEWEST) {
            scale *= 2;
        }
        return new MinHashSketch(scale, Arrays.copyOf(hashes, countBelow(hashes, scale)));
    }

    private static long[] gramHashes(String text, int seed, int length) {
        var bytes = text.getBytes(StandardCharsets.UTF_16BE);
        int gram = Math.min(bytes.length, 2 * length);
        int grams = text.isEmpty() ? 0 : (bytes.length - gram) / 2 + 1;
        return IntStream.range(0, grams)
                .mapToLong(i -> MurmurHash3.hash128x64(bytes, 2 * i, gram, seed)[0] >>> 1)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The sample size at a larger scale. */
    int size(int scale) {
        return countBelow(hashes, scale);
    }

    /** The number of n-grams in both samples, at the larger of both scales. */
    int common(MinHashSketch other) {
        int common = 0;
        for (int i = 0, j = 0; i < hashes.length && j < other.hashes.length; ) {
            int order = Long.compare(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    private static int countBelow(long[] ascending, int scale) {
        int place = Arrays.binarySearch(ascending, Long.MAX_VALUE / scale);
        return place < 0 ? -place - 1 : place;
    }
}
