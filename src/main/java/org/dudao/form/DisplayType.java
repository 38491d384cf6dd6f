package org.dudao.form;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Components without a value: they show something or are buttons. */
@Component
class DisplayType implements ComponentType {

    @Override
    public Set<String> names() {
        return Set.of("text", "html", "image", "table", "iframe", "separator", "spacer", "button");
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                "text",
                "content",
                "source",
                "alt",
                "dataSource",
                "rowCount",
                "columns",
                "columnsExpression",
                "url",
                "height",
                "security",
                "action");
    }
}
