package org.dudao.sheet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's own words for the headings of columns. Each layout also has built-in words. */
@Service
@Transactional
public class SheetHeadingService {

    /** Headings that the importer itself uses. */
    private static final Set<String> RESERVED = Set.of(SheetHeader.RUNNING_NUMBER, ReturnedSheet.ERRORS);

    private static final int LONGEST_WORD = 50;
    private static final int MOST_WORDS = 500;

    private final SheetHeadingStore headings;
    private final Clock clock;

    SheetHeadingService(SheetHeadingStore headings, Clock clock) {
        this.headings = headings;
        this.clock = clock;
    }

    /** The layouts with the office's words. */
    @Transactional(readOnly = true)
    public List<SheetLayout> extended(List<SheetLayout> layouts) {
        var all = headings.all();
        return layouts.stream()
                .map(layout -> layout.withSynonyms(words(all, layout)))
                .toList();
    }

    /** The layout with the office's words. */
    @Transactional(readOnly = true)
    public SheetLayout extended(SheetLayout layout) {
        return extended(List.of(layout)).get(0);
    }

    /** A word for a column that is no longer in the layout is ignored. */
    private static Map<String, String> words(List<SheetHeading> all, SheetLayout layout) {
        return all.stream()
                .filter(heading -> heading.sheet().equals(layout.name())
                        && layout.columns().contains(heading.column())
                        && !layout.columns().contains(heading.word()))
                .collect(Collectors.toMap(SheetHeading::word, SheetHeading::column));
    }

    /** The office's words for these layouts. */
    @Transactional(readOnly = true)
    List<SheetHeading> of(List<SheetLayout> layouts) {
        var sheets = layouts.stream().map(SheetLayout::name).toList();
        return headings.all().stream()
                .filter(heading -> sheets.contains(heading.sheet()))
                .toList();
    }

    /**
     * Adds a word. The same word for another column replaces the earlier one.
     *
     * @throws Refusal when there is no such sheet or column, or the word is the name of a column
     */
    void add(List<SheetLayout> layouts, SheetHeading heading, String by) {
        var layout = layout(layouts, heading.sheet());
        if (!layout.columns().contains(heading.column())) {
            throw wrong("《%s》没有“%s”这一列，可以是：%s。"
                    .formatted(layout.name(), heading.column(), String.join("、", layout.columns())));
        }
        var word = SheetWords.heading(heading.word());
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            throw wrong("表头别名应为1到%d个字。".formatted(LONGEST_WORD));
        }
        if (layout.columns().contains(word)) {
            throw wrong("“%s”本来就是《%s》的一列，不能再作别名。".formatted(word, layout.name()));
        }
        if (RESERVED.contains(word)) {
            throw wrong("“%s”另有用处，不能作别名。".formatted(word));
        }
        if (headings.all().size() >= MOST_WORDS) {
            throw wrong("表头别名最多%d个，请先删去不用的。".formatted(MOST_WORDS));
        }
        headings.save(new SheetHeading(layout.name(), word, heading.column()), by, clock.instant());
    }

    /** @throws Refusal when the office has not added this word */
    void remove(List<SheetLayout> layouts, String sheet, String word) {
        var name = layout(layouts, sheet).name();
        if (!headings.remove(name, SheetWords.heading(word))) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "《%s》没有“%s”这个表头别名。".formatted(name, word));
        }
    }

    private static SheetLayout layout(List<SheetLayout> layouts, String sheet) {
        return layouts.stream()
                .filter(layout -> layout.name().equals(sheet))
                .findFirst()
                .orElseThrow(() -> wrong("没有“%s”这张表，可以是：%s。"
                        .formatted(
                                sheet, layouts.stream().map(SheetLayout::name).collect(Collectors.joining("、")))));
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
