package org.dudao.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A list of rows with the same fields. The minimum and maximum number of rows are the custom properties {@value #MIN_ROWS} and
 * {@value #MAX_ROWS}, because form-js 1.8.7 has no rule for them. With {@code allowAddRemove: false} the number of rows is fixed.
 */
@Component
class ListType implements ComponentType {

    private static final String MIN_ROWS = "minRows";
    private static final String MAX_ROWS = "maxRows";

    /** No user fills in more rows than this. */
    private static final int MAX_ROWS_OF_ANY_LIST = 200;

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
            inspection.addError("没有 path，填写的内容无处存放");
        }
        if (settings.has("isRepeating") && !settings.is("isRepeating")) {
            inspection.addError("的 isRepeating 应为 true；不要多行时请用 group");
        }
        inspection.requireBoolean("allowAddRemove");
        inspection.requireWhole("defaultRepetitions");
        for (var limit : List.of(MIN_ROWS, MAX_ROWS)) {
            var rows = settings.property(limit);
            if (!rows.isMissingNode() && rows.asInt(-1) < 0) {
                inspection.addError("的 properties.%s 应为不小于 0 的整数".formatted(limit));
            }
        }
    }

    static boolean isFixed(ComponentSettings list) {
        return list.has("allowAddRemove") && !list.is("allowAddRemove");
    }

    /** Returns at most the allowed number of rows. A longer list is refused anyway, so the other rows are not checked. */
    static List<?> rows(@Nullable Object value) {
        return value instanceof List<?> rows ? rows.subList(0, Math.min(rows.size(), MAX_ROWS_OF_ANY_LIST)) : List.of();
    }

    static int initialRows(ComponentSettings list) {
        return list.whole("defaultRepetitions").orElse(1);
    }

    /** The errors of the list itself. Each text follows the label. */
    static List<String> errors(ComponentSettings list, @Nullable Object value, int initial) {
        if (value != null && !(value instanceof List)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        List<?> rows = value instanceof List<?> elements ? elements : List.of();
        if (rows.stream().anyMatch(row -> row != null && !(row instanceof Map))) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        if (isFixed(list) && rows.size() > initial) {
            return List.of("应为 %d 行，不能增加".formatted(initial));
        }
        int min = list.property(MIN_ROWS).asInt(0);
        int max =
                Math.min(list.property(MAX_ROWS).asInt(MAX_ROWS_OF_ANY_LIST), Math.max(MAX_ROWS_OF_ANY_LIST, initial));
        if (rows.size() < min) {
            return List.of("至少要填 %d 行".formatted(min));
        }
        return rows.size() > max ? List.of("最多只能填 %d 行".formatted(max)) : List.of();
    }
}
