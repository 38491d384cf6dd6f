package org.dudao.organization;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.dudao.sheet.SheetWords;

/**
 * Proposes the code that a wrongly written one may mean. They may differ in case, full-width characters, blanks, or leading
 * zeros that Excel removed.
 */
public final class SimilarCodes {

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    private SimilarCodes() {}

    /** The only one of the codes that the text may mean; empty when there is none, or several, or the text is one of them. */
    public static Optional<String> proposal(String text, Collection<String> codes) {
        if (text.isBlank() || codes.contains(text)) {
            return Optional.empty();
        }
        return only(text, codes, SimilarCodes::spelling).or(() -> only(text, codes, SimilarCodes::withoutZeros));
    }

    /** Equal for two codes that differ in case, width or blanks only. */
    static String spelling(String code) {
        return SheetWords.compact(code).toLowerCase(Locale.ROOT);
    }

    /** Continues a sentence: ，是否 023; empty when the text resembles none of them. */
    public static String question(String text, Collection<String> codes) {
        return proposal(text, codes).map("，是否 %s"::formatted).orElse("");
    }

    private static String withoutZeros(String code) {
        return LEADING_ZEROS.matcher(spelling(code)).replaceFirst("");
    }

    private static Optional<String> only(String text, Collection<String> codes, UnaryOperator<String> key) {
        List<String> same = codes.stream()
                .filter(code -> key.apply(code).equals(key.apply(text)))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
}
