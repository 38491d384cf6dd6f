package org.dudao.rectification;

/** State of an item. */
public enum ItemState {
    UNDER_WAY("整改中"),
    REPORTED("待核实"),
    SENT_BACK("补火"),
    WRITTEN_OFF("已销号"),
    CANNOT_NOW("暂不能解决");

    private final String label;

    ItemState(String label) {
        this.label = label;
    }

    /** The word that the office uses. */
    public String label() {
        return label;
    }

    /** Whether the lead unit works on the item. */
    boolean isWithUnit() {
        return this == UNDER_WAY || this == SENT_BACK;
    }
}
