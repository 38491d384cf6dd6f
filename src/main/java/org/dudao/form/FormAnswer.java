package org.dudao.form;

import org.jspecify.annotations.Nullable;

/**
 * What somebody answered in a field of a form, in a group of fields that share a path, or in a list of rows.
 *
 * @param label the label at that time
 * @param value a text, a number, a boolean, a list, a map (a group's values by their keys), or null
 * @param text the value as a person reads it
 */
public record FormAnswer(String key, String label, @Nullable Object value, String text) {}
