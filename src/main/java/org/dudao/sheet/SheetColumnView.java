package org.dudao.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A column of a sheet, for the page.
 *
 * @param words built-in words for its heading
 * @param added words that the office has added
 */
record SheetColumnView(String sheet, String column, boolean required, List<String> words, List<String> added) {

    static List<SheetColumnView> of(List<SheetLayout> layouts, List<SheetHeading> headings) {
        var views = new ArrayList<SheetColumnView>();
        for (var layout : layouts) {
            for (var column : layout.columns()) {
                var words = layout.synonyms().entrySet().stream()
                        .filter(word -> word.getValue().equals(column))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
                var added = headings.stream()
                        .filter(heading -> heading.sheet().equals(layout.name())
                                && heading.column().equals(column))
                        .map(SheetHeading::word)
                        .toList();
                views.add(new SheetColumnView(
                        layout.name(), column, layout.required().contains(column), words, added));
            }
        }
        return views;
    }
}
