package org.dudao.campaign;

/** A campaign with an approved plan, as a page or a refusal names it. */
public record CampaignOption(String id, String name, Phase phase) {

    /** A campaign begins when the office opens its first stage. */
    public enum Phase {
        NOT_BEGUN("还没有开始"),
        BEGUN("正在开展"),
        OVER("已经结束");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The name with the id, because two campaigns can have the same name. */
    public String label() {
        return label(name, id);
    }

    static String label(String name, String id) {
        return "%s（%s）".formatted(name, id);
    }
}
