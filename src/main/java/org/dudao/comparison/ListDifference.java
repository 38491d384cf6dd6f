package org.dudao.comparison;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which elements of a list went and which came: the elements of {@code before} that are not removed are, one by one, those of
 * {@code after} that are not added.
 *
 * @param removed positions in {@code before}
 * @param added positions in {@code after}
 */
record ListDifference(BitSet removed, BitSet added) {

    /**
     * The most that is compared, elements by elements, 7,000 by 7,000; it takes a second when nearly all of them changed places. A text
     * with more sentences than that which stand in the other one too is a book, or was made to keep the server busy.
     */
    private static final long MOST = 50_000_000;

    /** As few as possible of each; of lists too long to compare, all between their common beginning and their common end. */
    static <T> ListDifference between(List<T> before, List<T> after) {
        var difference = new ListDifference(missingFrom(after, before), missingFrom(before, after));
        var left = positionsNotIn(difference.removed, before.size());
        var right = positionsNotIn(difference.added, after.size());
        var common = left.stream().map(before::get).toList();
        var others = right.stream().map(after::get).toList();
        if ((long) common.size() * others.size() > MOST) {
            int head = commonHead(common, others);
            int tail = commonHead(
                    reversed(common.subList(head, common.size())), reversed(others.subList(head, others.size())));
            difference.change(left.subList(head, left.size() - tail), right.subList(head, right.size() - tail));
        } else {
            for (var change : new MyersDiffWithLinearSpace<T>().computeDiff(common, others, null)) {
                difference.change(
                        left.subList(change.startOriginal, change.endOriginal),
                        right.subList(change.startRevised, change.endRevised));
            }
        }
        return difference;
    }

    private void change(List<Integer> before, List<Integer> after) {
        before.forEach(removed::set);
        after.forEach(added::set);
    }

    private static <T> int commonHead(List<T> list, List<T> other) {
        int head = 0;
        while (head < list.size() && head < other.size() && list.get(head).equals(other.get(head))) {
            head++;
        }
        return head;
    }

    private static <T> List<T> reversed(List<T> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** What the other list does not have at all went or came anyway; it need not be looked at again. */
    private static <T> BitSet missingFrom(List<T> other, List<T> list) {
        Set<T> there = new HashSet<>(other);
        var missing = new BitSet(list.size());
        for (int i = 0; i < list.size(); i++) {
            missing.set(i, !there.contains(list.get(i)));
        }
        return missing;
    }

    private static List<Integer> positionsNotIn(BitSet left, int size) {
        var positions = new ArrayList<Integer>(size);
        for (int i = left.nextClearBit(0); i < size; i = left.nextClearBit(i + 1)) {
            positions.add(i);
        }
        return positions;
    }
}
