package org.dudao.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dudao.submission.MaterialFiles;
import org.dudao.submission.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is to read in a round, part by part: the text, the answers in the form, the files. */
@Component
class RoundTexts {

    static final String TEXT = "正文";
    private static final String FILE = "附件：";

    private final MaterialFiles files;

    RoundTexts(MaterialFiles files) {
        this.files = files;
    }

    /**
     * A part of a round.
     *
     * @param place what it is called
     * @param text null for a file that cannot be read
     * @param unreadable why not, or null
     */
    record Part(String place, @Nullable String text, @Nullable String unreadable, boolean isFile) {}

    List<Part> of(Round round) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(TEXT, round.text(), null, false));
        round.answers().list().forEach(answer -> parts.add(new Part(answer.label(), answer.text(), null, false)));
        files.ofRound(round.material(), round.number())
                .forEach(file -> parts.add(
                        new Part(FILE + file.name(), files.text(file).orElse(null), file.unreadable(), true)));
        return parts;
    }

    /** All of it in one text. */
    String joined(Round round) {
        return of(round).stream()
                .flatMap(part -> Optional.ofNullable(part.text()).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
