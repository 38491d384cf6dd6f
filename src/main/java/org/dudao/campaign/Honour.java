package org.dudao.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A unit or person that is named at the end of a campaign.
 *
 * @param unit the unit's code; null for a person
 * @param name as it is read out
 */
public record Honour(Kind kind, @Nullable String unit, String name) {

    /** The reason for naming. */
    public enum Kind {
        BEST("先进单位"),
        LAST("后进单位"),
        ACTIVIST("积极分子");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The office's term. */
        public String label() {
            return label;
        }
    }
}
