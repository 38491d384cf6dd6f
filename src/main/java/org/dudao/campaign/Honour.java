package org.dudao.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is named at a campaign's end.
 *
 * @param unit the unit's code; null for a person
 * @param name as it is read out
 */
public record Honour(Kind kind, @Nullable String unit, String name) {

    /** What they are named as. */
    public enum Kind {
        BEST("先进单位"),
        LAST("后进单位"),
        ACTIVIST("积极分子");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As the office says it. */
        public String label() {
            return label;
        }
    }
}
