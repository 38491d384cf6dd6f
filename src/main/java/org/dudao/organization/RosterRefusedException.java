package org.dudao.organization;

import java.util.List;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;

/** The roster has errors. Nothing was saved. */
public class RosterRefusedException extends RuntimeException {

    private final transient ErrorList errors;

    RosterRefusedException(ErrorList errors) {
        super("名册有 %d 处错误，未保存任何内容。".formatted(errors.count()), null, false, false);
        this.errors = errors;
    }

    ErrorList all() {
        return errors;
    }

    /** The first {@link ErrorList#MOST_LISTED} errors. */
    public List<RowError> errors() {
        return errors.listed();
    }

    /** Number of all errors. */
    public int errorCount() {
        return errors.count();
    }
}
