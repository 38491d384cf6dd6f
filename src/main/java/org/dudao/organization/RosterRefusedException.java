package org.dudao.organization;

import java.util.List;
import org.dudao.sheet.ErrorList;

/** The roster has errors. Nothing was saved. */
public class RosterRefusedException extends RuntimeException {

    private final transient List<RosterError> errors;
    private final int errorCount;

    RosterRefusedException(List<RosterError> errors) {
        this(errors, errors.size());
    }

    RosterRefusedException(ErrorList<RosterError> errors) {
        this(errors.listed(), errors.count());
    }

    private RosterRefusedException(List<RosterError> errors, int errorCount) {
        super("名册有 %d 处错误，未保存任何内容。".formatted(errorCount), null, false, false);
        this.errors = List.copyOf(errors);
        this.errorCount = errorCount;
    }

    /** The first {@link ErrorList#MOST_LISTED} errors. */
    public List<RosterError> errors() {
        return errors;
    }

    /** Number of all errors. */
    public int errorCount() {
        return errorCount;
    }
}
