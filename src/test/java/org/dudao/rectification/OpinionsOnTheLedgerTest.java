package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An opinion becomes an item of the ledger, and both are linked. */
@DudaoTest
class OpinionsOnTheLedgerTest {

    @Autowired
    Office office;

    @Autowired
    Clock clock;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), "002");
    }

    @Test
    @DisplayName("一条或几条意见列成一项，两头都看得到")
    void oneOrManyOpinionsBecomeAnItem() {
        var first = heard("002", "吃水要走三里路");
        var second = heard("002", "水塔三年没修");
        var number = ledger.accepts(Map.of("problem", "吃水难", "opinions", List.of(first, second)));

        assertThat(ledger.item(number).path("origin").asText()).isEqualTo("OPINION");
        assertThat(ledger.item(number).path("opinions").findValuesAsText("words"))
                .containsExactly("吃水要走三里路", "水塔三年没修");
        assertThat(ledger.as("u002")
                        .get("/api/opinions/" + first)
                        .json()
                        .path("ledgerItem")
                        .asLong())
                .isEqualTo(number);
    }

    @Test
    @DisplayName("从意见列入台账的页面写出每条意见的号、单位和原话")
    void thePageOfANewItemNamesItsOpinions() {
        var here = heard("002", "办证要跑七趟");
        var there = heard("003", "办一个证跑了七趟");
        var page = ledger.browser("office").page("/ledger/new?opinion=%d&opinion=%d".formatted(here, there));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("第%d号 县水务局 办证要跑七趟".formatted(here), "第%d号 县司法局 办一个证跑了七趟".formatted(there));
    }

    @Test
    @DisplayName("一条意见只列一次")
    void anOpinionIsOnOneItemAlone() {
        var opinion = heard("002", "吃水要走三里路");
        ledger.accepts(Map.of("opinions", List.of(opinion)));
        var before = ledger.as("office")
                .get("/api/ledger/figures")
                .json()
                .path("items")
                .asInt();
        var again = ledger.tries(Map.of("problem", "还是吃水", "opinions", List.of(opinion)));

        assertThat(again.status()).isEqualTo(409);
        assertThat(ledger.as("office")
                        .get("/api/ledger/figures")
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("别的单位听到的意见，单位不能列上自己的台账")
    void nobodyTakesWhatAnotherUnitHasHeard() {
        var others = heard("003", "办证要跑七趟");

        assertThat(ledger.tries(Map.of("opinions", List.of(others))).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("举一反三：几个单位的共性问题，活动办列成全县一项，有关单位协办")
    void whatIsCommonToManyIsOneItemOfTheCounty() {
        var here = heard("002", "办证要跑七趟");
        var there = heard("003", "办证跑了七趟才办成");
        var answer = ledger.as("office")
                .post(
                        "/api/ledger",
                        Answers.with(
                                ledger.wellWritten(),
                                Map.of(
                                        "problem", "办证难",
                                        "helpers", List.of("003"),
                                        "opinions", List.of(here, there))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var item = ledger.item(answer.json().path("number").asLong());

        assertThat(item.path("opinions")).hasSize(2);
        assertThat(item.path("helpers").get(0).asText()).isEqualTo("县司法局");
    }

    private long heard(String unit, String words) {
        var answer = ledger.as("u" + unit)
                .post(
                        "/api/opinions",
                        Map.of(
                                "campaign",
                                ledger.campaign().id(),
                                "unit",
                                unit,
                                "opinions",
                                List.of(Map.of(
                                        "words",
                                        words,
                                        "heardOn",
                                        LocalDate.now(clock).toString(),
                                        "channel",
                                        "VISIT"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/numbers/0").asLong();
    }
}
