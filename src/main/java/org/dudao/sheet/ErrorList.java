package org.dudao.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the errors of a sheet: holds the first 500 and counts all. */
public final class ErrorList {

    public static final int MOST_LISTED = 500;

    private final List<RowError> listed = new ArrayList<>();
    /** Positions in the list of errors that have one cause, and further rows with the same cause. */
    private final Map<RowError, Repeated> repeated = new LinkedHashMap<>();

    private int count;

    private record Repeated(int position, RowNumbers rows) {}

    public void add(RowError error) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(error);
        }
    }

    /**
     * Adds an error that many rows may have for one cause, such as a unit that is not on the roster. It is listed and counted once,
     * at its first row, and names the other rows.
     */
    public void addCause(RowError error) {
        var cause = new RowError(error.sheet(), null, error.column(), error.message());
        var before = repeated.get(cause);
        if (before == null) {
            repeated.put(cause, new Repeated(listed.size(), new RowNumbers()));
            add(error);
        } else if (error.row() != null) {
            before.rows().add(error.row());
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** The first 500 errors, in the order in which they were added. */
    public List<RowError> listed() {
        var errors = new ArrayList<>(listed);
        repeated.values().forEach(cause -> {
            if (!cause.rows().isEmpty() && cause.position() < errors.size()) {
                var error = errors.get(cause.position());
                errors.set(cause.position(), error.withMessage("%s（%s也是）".formatted(error.message(), cause.rows())));
            }
        });
        return List.copyOf(errors);
    }
}
