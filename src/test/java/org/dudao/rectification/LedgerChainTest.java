package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of the ledger form a hash chain. Changes behind the application's back are detected. */
@DudaoTest
class LedgerChainTest {

    @Autowired
    Office office;

    @Autowired
    JdbcClient database;

    LedgerOfUnit ledger;
    long number;

    @BeforeEach
    void anItemWithAStory() {
        ledger = new LedgerOfUnit(office, office.launches(), "002");
        number = ledger.accepts();
        ledger.does("u002", number, "progress", Map.of("words", "已清理三辆"));
        ledger.does("u002", number, "progress", Map.of("words", "已清理五辆"));
        assertThat(brokenOfThis()).isEmpty();
    }

    /** Repairs the changes, because all tests share one database. */
    @AfterEach
    void mend() {
        behindItsBack(
                "update dudao.ledger_event set why = '已清理三辆', position = 2, previous = (select hash from dudao.ledger_event where item = :item and position = 1) where item = :item and position in (2, 9)");
        behindItsBack("update dudao.ledger_item set deadline = '2050-08-31' where number = :item");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update dudao.ledger_event set why = '没有的事'",
                "delete from dudao.ledger_event",
                "truncate dudao.ledger_event",
                "delete from dudao.ledger_item"
            })
    @DisplayName("台账的记录谁也改不了、删不了，管理员也一样")
    void theDatabaseRefusesToChangeWhatHappened(String statement) {
        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }

    @Test
    @DisplayName("没有哪个门能改一条记录：没有这样的接口")
    void noDoorOfTheApplicationChangesAnEvent() {
        for (var login : List.of("admin", "office", "u002")) {
            assertThat(ledger.as(login)
                            .send("DELETE", "/api/ledger/" + number, null)
                            .status())
                    .as(login)
                    .isIn(403, 404, 405);
            assertThat(ledger.as(login)
                            .send("PUT", "/api/ledger/" + number, Map.of("state", "WRITTEN_OFF"))
                            .status())
                    .as(login)
                    .isIn(403, 404, 405);
        }
    }

    @Test
    @DisplayName("改了一条记录，核对时指出是哪一条")
    void aChangedEventBreaksTheChainAtItsPlace() {
        behindItsBack("update dudao.ledger_event set why = '一辆没动' where item = :item and position = 2");

        assertThat(brokenOfThis()).singleElement().asString().contains("第2条记录（进展）与指纹不符");
    }

    @Test
    @DisplayName("抽掉一条记录，核对时指出少了哪一条")
    void anEventThatIsMissingIsNoticed() {
        behindItsBack("update dudao.ledger_event set position = 9 where item = :item and position = 2");

        assertThat(brokenOfThis()).singleElement().asString().contains("第2条记录不见了");
    }

    @Test
    @DisplayName("绕过记录改了台账，核对时指出改了哪一栏")
    void aRowThatIsNotWhatItsEventsSayIsNoticed() {
        behindItsBack("update dudao.ledger_item set deadline = '2060-01-01' where number = :item");

        assertThat(brokenOfThis()).singleElement().asString().contains("“deadline”与记录不符");
    }

    @Test
    @DisplayName("核对指纹只有活动办和管理员能做")
    void onlyTheOfficeAndTheAdministratorCheck() {
        assertThat(ledger.as("u002").get("/api/ledger/check").status()).isEqualTo(403);
        assertThat(ledger.as("admin").get("/api/ledger/check").status()).isEqualTo(200);
    }

    private List<String> brokenOfThis() {
        var all = new ArrayList<String>();
        for (JsonNode sentence :
                ledger.as("office").get("/api/ledger/check").json().path("broken")) {
            if (sentence.asText().startsWith("第%d号事项".formatted(number))) {
                all.add(sentence.asText());
            }
        }
        return all;
    }

    private void behindItsBack(String statement) {
        database.sql("alter table dudao.ledger_event disable trigger ledger_event_stays")
                .update();
        database.sql(statement).param("item", number).update();
        database.sql("alter table dudao.ledger_event enable trigger ledger_event_stays")
                .update();
    }
}
