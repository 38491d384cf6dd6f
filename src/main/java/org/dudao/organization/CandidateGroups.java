package org.dudao.organization;

import java.util.Arrays;
import java.util.Set;

/** Ids of the engine's groups, as used in models and authorizations. */
public final class CandidateGroups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String DESIGNER = "designer";
    /** The people of all units. This group has the authorization for the units' shared filter. */
    public static final String UNITS = "units";
    /** The people of all supervision groups. */
    public static final String SUPERVISION = "supervision";

    /** A unit's code must not end with this suffix, or its people would be in the group of another unit's head. */
    static final String HEAD_SUFFIX = "-head";

    private static final String UNIT_PREFIX = "unit-";
    private static final String SUPERVISION_PREFIX = "supervision-";

    private static final Set<String> PERMANENT = Set.of(OFFICE, LEADING_GROUP, DESIGNER, UNITS, SUPERVISION);

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

    /** Whether this is the group of all units, of one unit or of its head. */
    public static boolean isOfUnits(String group) {
        return group.equals(UNITS) || group.startsWith(UNIT_PREFIX);
    }

    /** Whether this is the group of one unit, of its head or of one supervision group. */
    static boolean isOfParty(String group) {
        return group.startsWith(UNIT_PREFIX) || group.startsWith(SUPERVISION_PREFIX);
    }

    public static boolean isOfSupervision(String group) {
        return group.startsWith(SUPERVISION_PREFIX);
    }

    /** Whether this is the group of the office or of one of its sections. */
    public static boolean isOfOffice(String group) {
        return group.equals(OFFICE)
                || Arrays.stream(Section.values()).map(CandidateGroups::section).anyMatch(group::equals);
    }

    /** Whether a roster decides who belongs to this group. */
    public static boolean isOfRoster(String group) {
        return isPermanent(group) || isOfUnits(group) || isOfSupervision(group);
    }

    /** Whether every roster has this group. */
    public static boolean isPermanent(String group) {
        return PERMANENT.contains(group)
                || Arrays.stream(Section.values()).map(CandidateGroups::section).anyMatch(group::equals);
    }

    static String section(Section section) {
        return OFFICE + "-" + section.id();
    }
}
