package org.dudao.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return between(texts.of(before), texts.of(after));
    }

    static List<Part> between(List<RoundTexts.Part> was, List<RoundTexts.Part> is) {
        var earlier = earlierParts(was, is);
        var parts = new ArrayList<Part>();
        is.forEach(now -> parts.add(compare(Optional.ofNullable(earlier.get(now.place())), now)));
        was.stream()
                .filter(then -> then.isFile()
                        ? !earlier.containsValue(then)
                        : find(is, then.place()).isEmpty())
                .forEach(then -> parts.add(gone(then)));
        return parts;
    }

    /** The earlier part for each place that has one. */
    private static Map<String, RoundTexts.Part> earlierParts(List<RoundTexts.Part> was, List<RoundTexts.Part> is) {
        var earlier = FilePairs.of(filesOf(was), filesOf(is));
        is.stream().filter(now -> !now.isFile()).forEach(now -> find(was, now.place())
                .ifPresent(then -> earlier.put(now.place(), then)));
        return earlier;
    }

    private static List<RoundTexts.Part> filesOf(List<RoundTexts.Part> parts) {
        return parts.stream().filter(RoundTexts.Part::isFile).toList();
    }

    private static Part compare(Optional<RoundTexts.Part> then, RoundTexts.Part now) {
        var segments = TextComparison.compare(then.map(RoundChanges::textOf).orElse(""), textOf(now));
        boolean sameText = segments.stream().allMatch(segment -> segment.kind() == Segment.Kind.SAME);
        if (!now.isFile()) {
            return new Part(now.place(), !sameText, null, List.of(), segments);
        }
        if (then.isEmpty()) {
            return new Part(now.place(), true, withReason(NEW_FILE, now), now.notices(), segments);
        }
        boolean sameContent = Objects.equals(then.get().sha256(), now.sha256());
        if (!then.get().place().equals(now.place())) {
            var same = sameContent ? "，内容没有改动" : sameText ? "，文字没有改动" : "";
            var note = "%s 改名为 %s%s".formatted(then.get().fileName(), now.fileName(), same);
            return new Part(now.place(), true, note, now.notices(), segments);
        }
        var note = sameContent ? now.unreadable() : withReason(REPLACED_FILE, now);
        return new Part(now.place(), !sameContent, note, now.notices(), segments);
    }

    /** A new or replaced file may be unreadable. */
    private static String withReason(String note, RoundTexts.Part now) {
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
