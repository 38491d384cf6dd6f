package org.dudao.sheet;

import java.util.BitSet;
import java.util.stream.Collectors;

/** Numbers of rows, as Excel counts them, for a sentence. */
final class RowNumbers {

    private static final int MOST_NAMED = 10;

    private final BitSet rows = new BitSet();

    void add(int row) {
        rows.set(row);
    }

    void remove(int row) {
        rows.clear(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int count() {
        return rows.cardinality();
    }

    boolean contains(int row) {
        return rows.get(row);
    }

    boolean hasAnyOf(int first, int last) {
        int next = rows.nextSetBit(first);
        return next >= 0 && next <= last;
    }

    /** 第3、5行, or 第3、5、…等12行. */
    @Override
    public String toString() {
        var named = rows.stream().limit(MOST_NAMED).mapToObj(String::valueOf).collect(Collectors.joining("、"));
        return count() > MOST_NAMED ? "第%s等%d行".formatted(named, count()) : "第%s行".formatted(named);
    }
}
