package org.dudao.form;

/**
 * An error of a field, in Chinese.
 *
 * @param key the key of the field; inside a group or a list the path, with rows counted from 0: {@code ledger[0].owner}
 * @param label the label; inside a list with the row number, counted from 1
 * @param reason says what is wrong and what would be right; it follows the label
 */
public record FormError(String key, String label, String reason) {

    public String sentence() {
        return "“%s”%s".formatted(label, reason);
    }
}
