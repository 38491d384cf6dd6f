package org.dudao.organization;

/** The kinds of units in a county's campaign. */
public enum UnitKind {
    TOWNSHIP_OR_STREET("乡镇街道"),
    DEPARTMENT("县直部门"),
    ENTERPRISE("非公企业");

    private final String label;

    UnitKind(String label) {
        this.label = label;
    }

    /** The name that the office uses. */
    public String label() {
        return label;
    }
}
