package org.dudao.organization;

import java.util.List;

/** A roster with errors; nothing of it was saved. */
public class RosterRefusedException extends RuntimeException {

    private final transient List<RosterError> errors;

    RosterRefusedException(List<RosterError> errors) {
        super("名册有 %d 处错误，未保存任何内容。".formatted(errors.size()), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<RosterError> errors() {
        return errors;
    }
}
