package org.dudao.form;

import java.util.List;

/**
 * A field of a form.
 *
 * @param variable the variable that holds the value or contains it: the key up to the first dot; in a list: the variable of the list
 * @param name the key, or the id of a field without a key
 * @param label empty when the field has none
 * @param options the options in the form; empty when they come from a variable
 */
public record FormField(String variable, String name, String label, Use use, List<Option> options) {

    /** What a user does with the field. */
    public enum Use {
        ANSWER,
        /** A required checkbox: its only possible answer is yes. */
        CONFIRM,
        /** Always read-only or disabled. */
        READ,
        /** Computed by the form. */
        COMPUTE
    }

    /** An option of the field. */
    public record Option(String label, String value) {}
}
