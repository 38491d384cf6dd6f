package org.dudao.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dudao.comparison.Segment;
import org.dudao.comparison.TextComparison;
import org.dudao.submission.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The differences between two rounds of a material, for the reader of the later one. */
@Component
class RoundChanges {

    private static final String NEW_FILE = "新增附件";
    private static final String REPLACED_FILE = "附件已更换";
    private static final String REMOVED_FILE = "已删除附件";

    private final RoundTexts texts;

    RoundChanges(RoundTexts texts) {
        this.texts = texts;
    }

    /**
     * A part of the material with its differences.
     *
     * @param note a remark on the part as a whole, or null
     * @param notices Chinese sentences for the reader of a file's text
     */
    record Part(String place, boolean changed, @Nullable String note, List<String> notices, List<Segment> segments) {}

    /** The parts of the later round in its order, then the parts that it no longer has. */
    List<Part> between(Round before, Round after) {
        var parts = new ArrayList<Part>();
        var was = texts.of(before);
        var is = texts.of(after);
        is.forEach(now -> parts.add(compare(find(was, now.place()), now)));
        was.stream().filter(then -> find(is, then.place()).isEmpty()).forEach(then -> parts.add(gone(then)));
        return parts;
    }

    private static Part compare(Optional<RoundTexts.Part> then, RoundTexts.Part now) {
        var segments = TextComparison.compare(then.map(RoundChanges::textOf).orElse(""), textOf(now));
        if (now.isFile()) {
            boolean same = then.filter(before -> Objects.equals(before.sha256(), now.sha256()))
                    .isPresent();
            return new Part(
                    now.place(), !same, same ? now.unreadable() : noteOf(then.isEmpty(), now), now.notices(), segments);
        }
        boolean changed = segments.stream().anyMatch(segment -> segment.kind() != Segment.Kind.SAME);
        return new Part(now.place(), changed, null, List.of(), segments);
    }

    /** The note of a new or replaced file, whose text may still be the same. */
    private static String noteOf(boolean isNew, RoundTexts.Part now) {
        var note = isNew ? NEW_FILE : REPLACED_FILE;
        return now.unreadable() == null ? note : note + "。" + now.unreadable();
    }

    private static Part gone(RoundTexts.Part then) {
        return new Part(
                then.place(),
                true,
                then.isFile() ? REMOVED_FILE : null,
                then.notices(),
                TextComparison.compare(textOf(then), ""));
    }

    private static String textOf(RoundTexts.Part part) {
        return Objects.requireNonNullElse(part.text(), "");
    }

    private static Optional<RoundTexts.Part> find(List<RoundTexts.Part> parts, String place) {
        return parts.stream().filter(part -> part.place().equals(place)).findFirst();
    }
}
