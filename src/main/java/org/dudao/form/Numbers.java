package org.dudao.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the numbers of forms without rounding. Infinity and NaN are not numbers here. */
final class Numbers {

    /** A browser never writes a double with more characters. */
    private static final int MAX_LENGTH = 400;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    /** Empty when the value is not a finite number. */
    static Optional<BigDecimal> exact(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
        }
        return value instanceof Double number && Double.isFinite(number)
                ? Optional.of(BigDecimal.valueOf(number))
                : Optional.empty();
    }

    /** Empty when the text is not a finite number. */
    static Optional<BigDecimal> parse(String text) {
        boolean readable = text.length() <= MAX_LENGTH
                && DECIMAL.matcher(text).matches()
                && Double.isFinite(Double.parseDouble(text));
        return readable ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The number for readers, without exponent. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
