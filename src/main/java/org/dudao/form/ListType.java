package org.dudao.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rows of the same fields. The least and most rows are the custom properties {@value #LEAST} and {@value #MOST}, as form-js
 * 1.8.7 has no rule for them; without {@code allowAddRemove} there are as many as the form was opened with.
 */
@Component
class ListType implements ComponentType {

    private static final String LEAST = "minRows";
    private static final String MOST = "maxRows";

    /** More would be no form that a person filled in. */
    private static final int MOST_OF_ALL = 200;

    @Override
    public Set<String> names() {
        return Set.of("dynamiclist");
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                "components",
                "path",
                "showOutline",
                "verticalAlignment",
                "isRepeating",
                "allowAddRemove",
                "defaultRepetitions",
                "disableCollapse",
                "nonCollapsedItems");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        GroupType.rejectLock(inspection);
        var settings = inspection.settings();
        if (settings.text("path").isEmpty()) {
            inspection.complain("没有 path，填写的内容无处存放");
        }
        if (settings.has("isRepeating") && !settings.is("isRepeating")) {
            inspection.complain("的 isRepeating 应为 true；不要多行时请用 group");
        }
        inspection.requireBoolean("allowAddRemove");
        inspection.requireWhole("defaultRepetitions");
        for (var limit : List.of(LEAST, MOST)) {
            var rows = settings.property(limit);
            if (!rows.isMissingNode() && rows.asInt(-1) < 0) {
                inspection.complain("的 properties.%s 应为不小于 0 的整数".formatted(limit));
            }
        }
    }

    static boolean isFixed(ComponentSettings list) {
        return list.has("allowAddRemove") && !list.is("allowAddRemove");
    }

    /** As far as they are looked at: what has more is refused, and nobody's time is spent on it. */
    static List<?> rows(@Nullable Object value) {
        return value instanceof List<?> rows ? rows.subList(0, Math.min(rows.size(), MOST_OF_ALL)) : List.of();
    }

    static int openedRows(ComponentSettings list) {
        return list.whole("defaultRepetitions").orElse(1);
    }

    /** What is wrong with the rows themselves, to be read after the label. */
    static List<String> complaints(ComponentSettings list, @Nullable Object value, int opened) {
        if (value != null && !(value instanceof List)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        List<?> rows = value instanceof List<?> given ? given : List.of();
        if (rows.stream().anyMatch(row -> row != null && !(row instanceof Map))) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        if (isFixed(list) && rows.size() > opened) {
            return List.of("应为 %d 行，不能增加".formatted(opened));
        }
        int least = list.property(LEAST).asInt(0);
        int most = Math.min(list.property(MOST).asInt(MOST_OF_ALL), Math.max(MOST_OF_ALL, opened));
        if (rows.size() < least) {
            return List.of("至少要填 %d 行".formatted(least));
        }
        return rows.size() > most ? List.of("最多只能填 %d 行".formatted(most)) : List.of();
    }
}
