package org.dudao.form;

import java.util.List;

/**
 * A field as it stands in a form, before anything is filled in.
 *
 * @param variable the variable that its value is stored in or is a part of: its key up to the first point, or in a list the list's
 * @param name its key, or its id when it has none
 * @param label empty when it has none
 * @param options those that are written down in the form; empty also when they come from a variable
 */
public record FormField(String variable, String name, String label, Use use, List<Option> options) {

    /** What a person does with it. */
    public enum Use {
        ANSWER,
        /** A box that must be ticked, and so has nothing to say but yes. */
        CONFIRM,
        /** Nobody ever fills it in. */
        READ,
        /** Computed by the form. */
        COMPUTE
    }

    /** What can be chosen. */
    public record Option(String label, String value) {}
}
