package org.dudao.form;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a field, to a group of fields with a common path, or to a list of rows.
 *
 * @param label the label when the form was submitted
 * @param value a text, a number, a boolean, a list, a map (the values of a group by key), or null
 * @param text the value for readers
 */
public record FormAnswer(String key, String label, @Nullable Object value, String text) {}
