package org.dudao.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dudao.submission.MaterialFileService;
import org.dudao.submission.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts of a round by part: the text, the answers in the form, the files. */
@Component
class RoundTexts {

    static final String TEXT = "正文";
    static final int MOST_CHARACTERS = 200_000;

    private static final String FILE = "附件：";

    private final MaterialFileService files;

    RoundTexts(MaterialFileService files) {
        this.files = files;
    }

    /**
     * A part of a round.
     *
     * @param place the name of the part
     * @param text null for a file that cannot be read
     * @param unreadable why the file cannot be read, or null
     * @param notices Chinese sentences for the reader of a file's text
     * @param sha256 of a file's content; null for a part that is no file
     */
    record Part(
            String place,
            @Nullable String text,
            @Nullable String unreadable,
            List<String> notices,
            @Nullable String sha256) {

        boolean isFile() {
            return sha256 != null;
        }

        String fileName() {
            return place.substring(FILE.length());
        }
    }

    List<Part> of(Round round) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(TEXT, round.text(), null, List.of(), null));
        round.answers()
                .list()
                .forEach(answer -> parts.add(new Part(answer.label(), answer.text(), null, List.of(), null)));
        files.ofRound(round.material(), round.number())
                .forEach(file -> parts.add(new Part(
                        FILE + file.name(),
                        files.text(file).orElse(null),
                        file.unreadable(),
                        file.notices(),
                        file.sha256())));
        return parts;
    }

    /** All parts as one text, limited to the first {@value #MOST_CHARACTERS} characters. */
    String joined(Round round) {
        return of(round).stream()
                .flatMap(part -> Optional.ofNullable(part.text()).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), text -> text.substring(0, Math.min(text.length(), MOST_CHARACTERS))));
    }
}
