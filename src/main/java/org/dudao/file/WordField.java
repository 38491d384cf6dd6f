package org.dudao.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A field: an instruction, and the text that Word computed from it. */
final class WordField {

    /** Their results change with the layout. */
    private static final Set<String> PAGE_NUMBERS = Set.of("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF");

    /** EQ \o(…,…) puts characters on top of each other. It has no computed text. */
    private static final Pattern OVERSTRIKE =
            Pattern.compile("EQ\\b.*\\\\o[^(]*+\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Longer instructions have no meaning here. In characters. */
    private static final int LONGEST = 500;

    private final StringBuilder instruction = new StringBuilder();
    private boolean separated;
    private boolean pageNumber;

    void addInstruction(String text) {
        instruction.append(text, 0, Math.min(text.length(), LONGEST - instruction.length()));
        var name = instruction.toString().strip().split("\\s", 2)[0];
        pageNumber = PAGE_NUMBERS.contains(name.toUpperCase(Locale.ROOT));
    }

    /** The computed text begins. */
    void separate() {
        separated = true;
    }

    /** Whether the text at the current place is not part of the document's text. */
    boolean isHidden() {
        return !separated || pageNumber;
    }

    boolean isPageNumber() {
        return pageNumber;
    }

    /**
     * The character under the ring or the pronunciation of an EQ field, which is its last argument: 1 for {@code EQ
     * \o\ac(○,1)}. Empty for other fields.
     */
    String textOfInstruction() {
        var overstrike = OVERSTRIKE.matcher(instruction.toString().strip());
        if (separated || !overstrike.matches()) {
            return "";
        }
        var arguments = overstrike.group(1);
        return arguments
                .substring(Math.max(arguments.lastIndexOf(','), arguments.lastIndexOf(';')) + 1)
                .strip();
    }
}
