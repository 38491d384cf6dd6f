package org.dudao.opinion;

/** The category of an opinion. */
public enum OpinionKind {
    FORMALISM("形式主义", OpinionGroup.FOUR_WINDS),
    BUREAUCRACY("官僚主义", OpinionGroup.FOUR_WINDS),
    HEDONISM("享乐主义", OpinionGroup.FOUR_WINDS),
    EXTRAVAGANCE("奢靡之风", OpinionGroup.FOUR_WINDS),
    INTERESTS("切身利益", OpinionGroup.INTERESTS),
    LAST_MILE("最后一公里", OpinionGroup.LAST_MILE),
    OTHER("其他", OpinionGroup.OTHER);

    private final String label;
    private final OpinionGroup group;

    OpinionKind(String label, OpinionGroup group) {
        this.label = label;
        this.group = group;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    public OpinionGroup group() {
        return group;
    }
}
