package org.dudao.rectification;

/** Checks texts that people write about an item. */
final class LedgerText {

    static final int LONGEST = 2000;

    private LedgerText() {}

    /**
     * The text without spaces at both ends.
     *
     * @param field Chinese name of the field, for the refusal
     * @throws org.dudao.refusal.Refusal when the text is blank or too long
     */
    static String require(String field, String text) {
        if (text.isBlank()) {
            throw LedgerRefusals.wrong("请写明“%s”。".formatted(field));
        }
        if (text.length() > LONGEST) {
            throw LedgerRefusals.wrong("“%s”超过%d个字。".formatted(field, LONGEST));
        }
        return text.strip();
    }
}
