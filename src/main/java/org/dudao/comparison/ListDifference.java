package org.dudao.comparison;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The elements that were removed from a list and added to it. Without the removed elements, {@code before} equals
 * {@code after} without the added elements.
 *
 * @param removed positions in {@code before}
 * @param added positions in {@code after}
 */
record ListDifference(BitSet removed, BitSet added) {

    /**
     * The largest number of element pairs that is compared, about 7,000 by 7,000. This takes one second when nearly
     * all elements have moved. A material has far fewer sentences; a longer text is a book or an attack.
     */
    private static final long MOST = 50_000_000;

    /**
     * Finds the smallest difference. When the lists are too long to compare, everything between the common beginning
     * and the common end counts as changed.
     */
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

    /** Elements that the other list does not contain are changed in any case; they need no comparison. */
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
