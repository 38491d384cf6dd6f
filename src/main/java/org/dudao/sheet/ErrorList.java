package org.dudao.sheet;

import java.util.ArrayList;
import java.util.List;

/** Collects errors: holds the first 500 and counts all. */
public final class ErrorList<E> {

    public static final int MOST_LISTED = 500;

    private final List<E> listed = new ArrayList<>();
    private int count;

    public void add(E error) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(error);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** The first 500 errors, in the order in which they were added. */
    public List<E> listed() {
        return List.copyOf(listed);
    }
}
