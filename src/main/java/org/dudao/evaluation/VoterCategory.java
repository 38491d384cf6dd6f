package org.dudao.evaluation;

/** The categories of people that a rating invites. */
public enum VoterCategory {
    DELEGATES("两代表一委员"),
    SERVED("服务对象"),
    GRASSROOTS("基层单位"),
    CADRES("干部群众");

    private final String label;

    VoterCategory(String label) {
        this.label = label;
    }

    /** The office's term. */
    public String label() {
        return label;
    }
}
