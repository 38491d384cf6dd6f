package org.dudao.form;

/**
 * What is wrong with a field, in Chinese.
 *
 * @param key the field's key; in a group or a list its path, rows counted from 0: {@code ledger[0].owner}
 * @param label what the person knows the field by; in a list with its row, counted from 1
 * @param reason what is wrong and what would be right, to be read after the label
 */
public record FormError(String key, String label, String reason) {

    public String sentence() {
        return "“%s”%s".formatted(label, reason);
    }
}
