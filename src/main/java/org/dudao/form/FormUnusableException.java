package org.dudao.form;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for a form that Tasklist cannot show or the server cannot check. */
public class FormUnusableException extends RuntimeException {

    private final transient List<FormError> errors;

    FormUnusableException(List<FormError> errors) {
        super(errors.stream().map(FormError::sentence).collect(Collectors.joining("；")));
        this.errors = List.copyOf(errors);
    }

    /** All errors, with the key or the id of the component. */
    public List<FormError> errors() {
        return errors;
    }
}
