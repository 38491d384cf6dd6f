package org.dudao.organization;

import java.util.Arrays;
import java.util.Locale;

/** The sections of the activity office. */
enum Section {
    GENERAL("综合组"),
    GUIDANCE("指导组"),
    PUBLICITY("宣传组"),
    LIAISON("联络服务组");

    private final String label;

    Section(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The end of the engine's group id, such as {@code office-general}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Section labelled(String label) {
        return Arrays.stream(values())
                .filter(section -> section.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section " + label));
    }
}
