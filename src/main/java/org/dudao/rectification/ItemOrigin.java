package org.dudao.rectification;

/** Where an item comes from. */
public enum ItemOrigin {
    OPINION("群众意见"),
    PROBLEM_LIST("问题清单"),
    PLAN("整改方案"),
    VISIT("督导检查"),
    SHEET("台账导入"),
    REOPENED("回访不满意");

    private final String label;

    ItemOrigin(String label) {
        this.label = label;
    }

    /** The word that the office uses. */
    public String label() {
        return label;
    }
}
