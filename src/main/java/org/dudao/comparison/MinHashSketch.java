package org.dudao.comparison;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A sample of a text's character n-grams, drawn so that every text draws the same of those that it shares with others: the n-grams whose
 * hash is below 2<sup>63</sup>/scale (scaled MinHash, FracMinHash). The part of one sketch that is found in another is then an unbiased
 * estimate of the part of the text that is found in the other text, whatever the lengths of the two.
 *
 * @param scale one in so many n-grams is kept; a power of two
 * @param hashes not negative, ascending, each once
 */
record MinHashSketch(int scale, long[] hashes) {

    /** Characters in an n-gram of a long text: short enough that some outlive a rewording, long enough that few are everybody's. */
    static final int GRAM = 6;

    private static final int LARGEST_SCALE = 16;

    /** A short text keeps more of its n-grams, up to all, rather than fewer than these. */
    private static final int FEWEST = 64;

    /**
     * @param seed texts are comparable that were hashed with the same one
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

    /** How many hashes remain when only one in {@code scale} n-grams is kept. */
    int size(int scale) {
        return countBelow(hashes, scale);
    }

    private static int countBelow(long[] ascending, int scale) {
        int place = Arrays.binarySearch(ascending, Long.MAX_VALUE / scale);
        return place < 0 ? -place - 1 : place;
    }
}
