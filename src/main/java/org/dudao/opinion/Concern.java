package org.dudao.opinion;

/** Who an opinion concerns. It decides who can act. */
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

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /** Whether the unit that heard the opinion acts on it. */
    boolean isOwn() {
        return this == UNIT || this == LEADERS;
    }

    /** Whether the sorting must name the unit that acts. */
    boolean namesAUnit() {
        return this == OTHER_UNIT || this == BELOW;
    }
}
