package org.dudao.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What somebody answered in a field of a form.
 *
 * @param label the field's label at that time
 * @param value a text, a number, a boolean, a list of texts, or null
 * @param text the value as a person reads it
 */
public record FormAnswer(String key, String label, @Nullable Object value, String text) {}
