package org.dudao.publication;

/**
 * A text for the public was chosen, corrected or taken down.
 *
 * @param takenDown whether the public reads nothing of it any more
 */
public record PublicTextChanged(PublicSubject subject, String key, boolean takenDown, String by) {}
