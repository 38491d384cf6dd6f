package org.dudao.organization;

/** The kinds of unit that a county's campaign has. */
public enum UnitKind {
    TOWNSHIP_OR_STREET("乡镇街道"),
    DEPARTMENT("县直部门"),
    ENTERPRISE("非公企业");

    private final String label;

    UnitKind(String label) {
        this.label = label;
    }

    /** As the office writes it. */
    public String label() {
        return label;
    }
}
