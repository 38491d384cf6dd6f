package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CampaignActTest {

    @Test
    @DisplayName("活动办写的理由最多500个字")
    void aReasonHasAtMostFiveHundredCharacters() {
        assertThat(act(500).reason()).hasSize(500);
        assertThatThrownBy(() -> act(501)).hasMessage("理由（reason）最多 500 个字，写了 501 个。");
    }

    private static CampaignAct act(int length) {
        return new CampaignAct(
                "2014-1", 1, CampaignAct.Kind.STAGE_MOVED, "字".repeat(length), "", "office", Instant.EPOCH);
    }
}
