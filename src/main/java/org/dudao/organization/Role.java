package org.dudao.organization;

/** The roles in the campaign, and the kind of party that a membership with the role names. */
public enum Role {
    LIAISON("联络员", PartyKind.UNIT),
    HEAD("一把手", PartyKind.UNIT),
    LEADER("班子成员", PartyKind.UNIT),
    GROUP_LEADER("督导组组长", PartyKind.SUPERVISION_GROUP),
    GROUP_MEMBER("督导组成员", PartyKind.SUPERVISION_GROUP),
    OFFICE("活动办", PartyKind.SECTION),
    LEADING_GROUP("领导小组", PartyKind.NONE),
    DESIGNER("流程设计", PartyKind.NONE);

    /** Whether this role decides who holds which task of its unit or group. */
    boolean decidesOnTasks() {
        return this == HEAD || this == GROUP_LEADER || this == OFFICE || this == LEADING_GROUP;
    }

    /** Whether only an administrator gives and takes this role: it decides on the office's proposals, or changes the models. */
    boolean isReserved() {
        return this == LEADING_GROUP || this == DESIGNER;
    }

    enum PartyKind {
        UNIT,
        SUPERVISION_GROUP,
        SECTION,
        NONE
    }

    private final String label;
    private final PartyKind partyKind;

    Role(String label, PartyKind partyKind) {
        this.label = label;
        this.partyKind = partyKind;
    }

    /** The name that the office uses. */
    public String label() {
        return label;
    }

    PartyKind partyKind() {
        return partyKind;
    }
}
