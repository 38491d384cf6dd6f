package org.dudao.organization;

/** The engine's groups, as models and grants name them. */
public final class CandidateGroups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String DESIGNER = "designer";
    /** Everybody of every unit: it carries the grant of the units' shared filter. */
    public static final String UNITS = "units";
    /** Everybody of every supervision group. */
    public static final String SUPERVISION = "supervision";

    /** No unit's code ends so: its people would be in the group of another unit's head. */
    static final String HEAD_SUFFIX = "-head";

    private static final String UNIT_PREFIX = "unit-";
    private static final String SUPERVISION_PREFIX = "supervision-";

    private CandidateGroups() {}

    public static String unit(String code) {
        return UNIT_PREFIX + code;
    }

    public static String head(String unit) {
        return UNIT_PREFIX + unit + HEAD_SUFFIX;
    }

    public static String supervision(String group) {
        return SUPERVISION_PREFIX + group;
    }

    static String section(Section section) {
        return OFFICE + "-" + section.id();
    }
}
