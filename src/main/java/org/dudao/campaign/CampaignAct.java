package org.dudao.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act of the office that concerns many units, for the record.
 *
 * @param campaign null for an act that concerns all campaigns
 * @param stage the position of the stage; 0 for none
 * @param reason the office's reason; may be empty
 * @param effect what the act did, as the office reads it
 * @param by the login
 */
public record CampaignAct(
        @Nullable String campaign, int stage, Kind kind, String reason, String effect, String by, Instant at) {

    private static final int LONGEST_REASON = 500;

    /** @throws org.dudao.refusal.Refusal BAD_REQUEST when the reason is too long */
    public CampaignAct {
        if (reason.length() > LONGEST_REASON) {
            throw CampaignRefusal.wrongPlan("理由（reason）最多 %d 个字，写了 %d 个。".formatted(LONGEST_REASON, reason.length()));
        }
    }

    /** The acts that are recorded. */
    public enum Kind {
        STAGE_OPENED("开启阶段"),
        OPENING_WITHDRAWN("撤回开启"),
        CLOSED("结束活动"),
        CLOSING_WITHDRAWN("撤回结束"),
        STAGE_MOVED("调整阶段日程"),
        DAYS_OFF_CHANGED("调整放假安排"),
        UNIT_ENROLLED("补编单位"),
        UNIT_DISSOLVED("单位撤销");

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
