package org.dudao.file;

import java.nio.file.Path;

/** Draws the text out of one kind of file. */
@FunctionalInterface
interface TextExtractor {

    /** Longer texts are cut; that is more than any material of a unit has. */
    int MOST_CHARACTERS = 200_000;

    /**
     * The text, or at least its first {@value #MOST_CHARACTERS} characters.
     *
     * @throws UnreadableFileException with the reason, where it is known
     * @throws Exception whatever the parser throws at a damaged file
     */
    String read(Path file) throws Exception;
}
