package org.dudao.opinion;

/** How the answer is fed back to the people. */
public enum FeedbackMode {
    PUBLISHED("公开"),
    SENT_BACK("回复到意见来处");

    private final String label;

    FeedbackMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
