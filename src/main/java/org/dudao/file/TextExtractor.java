package org.dudao.file;

import java.nio.file.Path;

/** Extracts the text of one type of file. */
@FunctionalInterface
interface TextExtractor {

    /** Longer texts are cut. No material of a unit is that long. */
    int MOST_CHARACTERS = 200_000;

    /**
     * Returns at least the first {@value #MOST_CHARACTERS} characters of the text.
     *
     * @throws UnreadableFileException with the reason, when it is known
     * @throws Exception any exception of the parser for a damaged file
     */
    ExtractedText read(Path file) throws Exception;
}
