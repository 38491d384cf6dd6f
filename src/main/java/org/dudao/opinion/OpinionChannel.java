package org.dudao.opinion;

/** The way by which an opinion came in. */
public enum OpinionChannel {
    SUGGESTION_BOX("意见箱"),
    QUESTIONNAIRE("调查问卷"),
    VISIT("座谈走访"),
    TALK("个别谈话"),
    LETTER("来信来访"),
    SHEET("汇总表");

    private final String label;

    OpinionChannel(String label) {
        this.label = label;
    }

    /** As the office writes it. */
    public String label() {
        return label;
    }
}
