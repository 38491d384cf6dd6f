package org.dudao.opinion;

/** The kinds as the first stage counts them. */
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
