package org.dudao.form;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a form file.
 *
 * @param form empty when there are errors
 * @param errors the reasons why Tasklist cannot open the form or the server cannot check it
 * @param displayProblems what Tasklist would show otherwise than the designer means. They refuse a deployment; a form that is already
 *     deployed can still be used
 */
public record FormInspection(Optional<Form> form, List<FormError> errors, List<FormError> displayProblems) {

    public FormInspection {
        errors = List.copyOf(errors);
        displayProblems = List.copyOf(displayProblems);
    }
}
