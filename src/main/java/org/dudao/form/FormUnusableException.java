package org.dudao.form;

import java.util.List;
import java.util.stream.Collectors;

/** A form that Tasklist could not show, or that could not be checked as it asks. */
public class FormUnusableException extends RuntimeException {

    private final transient List<FormError> errors;

    FormUnusableException(List<FormError> errors) {
        super(errors.stream().map(FormError::sentence).collect(Collectors.joining("；")));
        this.errors = List.copyOf(errors);
    }

    /** Every component that is wrong, by its key or else its id. */
    public List<FormError> errors() {
        return errors;
    }
}
