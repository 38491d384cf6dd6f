package org.dudao.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as a form sends and compares them: exactly, and none that is infinite or not a number. */
final class Numbers {

    /** What a browser makes of a double takes no more. */
    private static final int LONGEST = 400;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    /** Empty for what is no number, or no finite one. */
    static Optional<BigDecimal> exact(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
        }
        return value instanceof Double number && Double.isFinite(number)
                ? Optional.of(BigDecimal.valueOf(number))
                : Optional.empty();
    }

    /** Empty for a text that does not stand for a finite number. */
    static Optional<BigDecimal> parse(String text) {
        boolean readable = text.length() <= LONGEST
                && DECIMAL.matcher(text).matches()
                && Double.isFinite(Double.parseDouble(text));
        return readable ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** As a person writes it. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
