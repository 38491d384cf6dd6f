package org.dudao.form;

import java.util.List;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * What came of holding values against a form.
 *
 * @param values what is to be stored instead of what was posted: each field that the person could fill in, null where it was
 *     left empty or not shown; what the form computes; nothing of what they could only read
 * @param errors everything that is wrong; empty when the values can be stored
 */
public record CheckedForm(VariableMap values, List<FormError> errors) {

    public CheckedForm {
        errors = List.copyOf(errors);
    }
}
