package org.dudao.form;

import java.util.List;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The result of checking submitted values against a form.
 *
 * @param values the values to store in place of the submitted ones: each field that the person could edit (null if it was empty or
 *     hidden) and each computed field, but no read-only field
 * @param errors all errors; empty when the values can be stored
 */
public record CheckedForm(VariableMap values, List<FormError> errors) {

    public CheckedForm {
        errors = List.copyOf(errors);
    }
}
