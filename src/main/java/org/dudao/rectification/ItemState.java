package org.dudao.rectification;

/** Where an item stands. */
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

    /** As the office writes it. */
    public String label() {
        return label;
    }

    /** Whether somebody of the lead unit works at it. */
    boolean isInTheUnitsHands() {
        return this == UNDER_WAY || this == SENT_BACK;
    }
}
