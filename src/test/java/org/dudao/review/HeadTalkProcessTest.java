package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code head-talk.bpmn}: after the third return the office may call the unit's head in. */
@DudaoTest
class HeadTalkProcessTest {

    private static final String PLAN = "implementation-plan";
    private static final String TALK = "县水务局 · 约谈主要负责人：实施方案";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("headTalk");

    @Autowired
    Office office;

    @Test
    @DisplayName("第三次退回以后报活动办，不影响单位继续返工")
    void theOfficeIsToldAfterTheThirdReturn() {
        var campaign = returned(office.launches(), 2);
        assertThat(campaign.openTasksOf("002")).doesNotContain(TALK);

        returned(campaign, 1);
        assertThat(campaign.openTasksOf("002")).contains(TALK, "县水务局 · 实施方案 · 第4轮");
    }

    @Test
    @DisplayName("只在第三次退回时报一次")
    void theOfficeIsToldOnce() {
        var campaign = returned(office.launches(), 5);

        assertThat(campaign.openTasksOf("002")).containsOnlyOnce(TALK);
    }

    @Test
    @DisplayName("约谈情况登记在材料的全程记录里")
    void aTalkIsRecorded() {
        var campaign = returned(office.launches(), 3);
        campaign.of("office")
                .completesOf(
                        "002",
                        "UserTask_TalkWithHead",
                        Map.of("talked", "yes", "talkedOn", "2014-04-02", "talkWords", "局长表态限期整改"));

        var talk = campaign.recordOf("unit-002", PLAN).at("/talks/0");
        assertThat(talk.path("talked").asBoolean()).isTrue();
        assertThat(talk.path("talkedOn").asText()).isEqualTo("2014-04-02");
        assertThat(talk.path("words").asText()).isEqualTo("局长表态限期整改");
        assertThat(talk.path("returns").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("约谈到期提醒活动办")
    void theOfficeIsReminded() {
        var campaign = returned(office.launches(), 3);
        office.reminds(campaign.task("002", "UserTask_TalkWithHead"));

        assertThat(campaign.openTasksOf("002")).contains(TALK);
    }

    @Test
    @DisplayName("暂不约谈的，写明理由")
    void thatNobodyIsCalledInIsRecordedToo() {
        var campaign = returned(office.launches(), 3);
        campaign.of("office")
                .completesOf("002", "UserTask_TalkWithHead", Map.of("talked", "no", "talkWords", "已由督导组当面指出"));

        var talk = campaign.recordOf("unit-002", PLAN).at("/talks/0");
        assertThat(talk.path("talked").asBoolean()).isFalse();
        assertThat(talk.path("talkedOn").isNull()).isTrue();
    }

    private static TestCampaign returned(TestCampaign campaign, int times) {
        for (int i = 0; i < times; i++) {
            campaign.unit("002").handsIn(PLAN);
            campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        }
        return campaign;
    }
}
