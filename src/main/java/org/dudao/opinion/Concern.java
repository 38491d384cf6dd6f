package org.dudao.opinion;

/** Whom an opinion concerns, and so who can act. */
public enum Concern {
    UNIT("本单位"),
    LEADERS("本单位班子成员"),
    OTHER_UNIT("其他单位"),
    ABOVE("上级"),
    BELOW("下级单位");

    private final String label;

    Concern(String label) {
        this.label = label;
    }

    /** As the office writes it. */
    public String label() {
        return label;
    }

    /** Whether the party that heard it acts itself. */
    boolean isOwn() {
        return this == UNIT || this == LEADERS;
    }

    /** Whether a unit has to be named that is to act. */
    boolean namesAUnit() {
        return this == OTHER_UNIT || this == BELOW;
    }
}
