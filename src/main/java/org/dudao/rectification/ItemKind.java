package org.dudao.rectification;

/** What a problem is about, as the campaign sorts them. */
public enum ItemKind {
    FORMALISM("形式主义"),
    BUREAUCRACY("官僚主义"),
    HEDONISM("享乐主义"),
    EXTRAVAGANCE("奢靡之风"),
    INTERESTS("切身利益"),
    LAST_MILE("最后一公里"),
    OTHER("其他");

    private final String label;

    ItemKind(String label) {
        this.label = label;
    }

    /** As the office writes it. */
    public String label() {
        return label;
    }
}
