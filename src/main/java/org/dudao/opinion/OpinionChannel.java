package org.dudao.opinion;

/** The channel through which an opinion was received. */
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

    /** The Chinese name. */
    public String label() {
        return label;
    }
}
