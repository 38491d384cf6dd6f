package org.dudao.opinion;

/** The groups of kinds that the first stage counts. */
public enum OpinionGroup {
    FOUR_WINDS("“四风”"),
    INTERESTS("切身利益"),
    LAST_MILE("最后一公里"),
    OTHER("其他");

    private final String label;

    OpinionGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
