package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list with 50 lines executes as many SQL statements as one with 5, those of the engine included. */
@DudaoTest
class ListStatementsTest {

    private static final String MARK = "数语句";
    private static final int FEW = 5;
    private static final int MANY = 50;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void launch() {
        campaign = office.launches();
    }

    @AfterEach
    void removeCopies() {
        for (var statement : List.of(
                "delete from dudao.material_round where material in (select id from dudao.material where part_name = :mark)",
                "delete from dudao.material where part_name = :mark",
                "delete from dudao.ballot where rating in (select id from dudao.rating where title = :mark)",
                "delete from dudao.rating_category where rating in (select id from dudao.rating where title = :mark)",
                "delete from dudao.rating where title = :mark",
                "delete from dudao.questionnaire_question where words = :mark",
                "delete from dudao.questionnaire_reply where questionnaire in (select id from dudao.questionnaire where title = :mark)",
                "delete from dudao.questionnaire where title = :mark",
                "delete from act_hi_taskinst where description_ = :mark")) {
            database.sql(statement).param("mark", MARK).update();
        }
    }

    /** Measures the address with few lines and with many. A first request fills the caches. */
    private void grows(String login, String address, IntConsumer add) {
        add.accept(FEW);
        var browser = rest.browser(login);
        browser.page(address);
        var few = browser.statements(address);
        add.accept(MANY - FEW);
        var many = browser.statements(address);

        assertThat(many).as(address).hasSameSizeAs(few);
        assertThat(many.size()).as(address).isLessThan(30);
    }

    @Test
    @DisplayName("材料一览、等返工的、我提交的：行数多了，语句不多")
    void materials() {
        for (var address :
                List.of("/api/materials?campaign=" + campaign.id(), "/materials?campaign=" + campaign.id())) {
            grows("office", address, this::addMaterials);
        }
        grows("sg01", "/api/materials/waiting", this::addMaterials);
        for (var address : List.of("/api/me/submitted", "/my-work?list=SUBMITTED")) {
            grows("u002", address, this::addMaterials);
        }
    }

    /** Returned materials of one unit, each with a round. */
    private void addMaterials(int many) {
        database.sql(
                        """
                        with added as (
                            insert into dudao.material (campaign, owner, stage, kind, part, part_name, state, handed_in, returns,
                                returned_by, returned_at, version)
                            select :campaign, 'unit-002', 1, 'optional-action', gen_random_uuid(), :mark, 'RETURNED', 1, 1,
                                'sg01', now(), 0
                            from generate_series(1, :many) returning id)
                        insert into dudao.material_round (material, number, handed_in_by, handed_in_at, answers, unsealed)
                        select id, 1, 'u002', now(), '[]', true from added""")
                .param("campaign", campaign.id())
                .param("mark", MARK)
                .param("many", many)
                .update();
    }

    @Test
    @DisplayName("我办过的：行数多了，语句不多")
    void handledTasks() {
        campaign.unit("004").handsIn("implementation-plan");
        for (var address : List.of("/api/me/handled", "/my-work?list=HANDLED")) {
            grows("u004", address, this::addFinishedTasks);
        }
    }

    private void addFinishedTasks(int many) {
        database.sql(
                        """
                        insert into act_hi_taskinst
                        select (jsonb_populate_record(
                            null::act_hi_taskinst,
                            to_jsonb(t) || jsonb_build_object('id_', gen_random_uuid(), 'description_', :mark))).*
                        from (select * from act_hi_taskinst where assignee_ = 'u004' and delete_reason_ = 'completed' limit 1) t,
                            generate_series(1, :many)""")
                .param("mark", MARK)
                .param("many", many)
                .update();
    }

    @Test
    @DisplayName("整改台账：行数多了，语句不多")
    void ledger() {
        for (var address : List.of("/api/ledger?campaign=" + campaign.id(), "/ledger", "/api/ledger/figures")) {
            grows("office", address, this::addItems);
        }
    }

    private void addItems(int many) {
        var rows = IntStream.range(0, many)
                .mapToObj(item -> List.of(
                        TestCampaign.UNITS.get(item % TestCampaign.UNITS.size()),
                        MARK + System.nanoTime(),
                        "按期办结",
                        "u%s-head".formatted(TestCampaign.UNITS.get(item % TestCampaign.UNITS.size())),
                        "2050-08-31"))
                .toList();
        var sheet = SheetWriter.write("台账", List.of("单位", "问题", "整改措施", "责任人", "完成时限"), rows);
        var answer = rest.basic("office").post("/api/ledger/sheet?dryRun=false", new Rest.Upload("台账.xlsx", sheet));
        assertThat(answer.json().path("errors")).as(answer.body()).isEmpty();
    }

    @Test
    @DisplayName("群众评议：一页有票的评议，语句和空的一页一样多")
    void ratings() {
        addRatings(MANY);
        var browser = rest.browser("office");
        for (var address : List.of("/api/ratings", "/ratings")) {
            browser.page(address);

            assertThat(browser.statements(address))
                    .as(address)
                    .hasSameSizeAs(browser.statements(address + "?page=100000"));
        }
    }

    private void addRatings(int many) {
        database.sql(
                        """
                        with added as (
                            insert into dudao.rating (campaign, owner, stage, purpose, title, items, opens_at, closes_at, paper,
                                created_by, created_at, closed_at, counted_at)
                            select :campaign, 'unit-00' || 1 + i % 5, 1, 'MOBILISATION', :mark, array['总体评价'], now(),
                                now() + interval '1 hour', false, 'office', now(), now(), now()
                            from generate_series(1, :many) i returning id),
                        invited as (
                            insert into dudao.rating_category (rating, category, invited)
                            select id, 'CADRES', 40 from added returning rating)
                        insert into dudao.ballot (rating, category, choices, remark)
                        select rating, 'CADRES', '1', '' from invited, generate_series(1, 30)""")
                .param("campaign", campaign.id())
                .param("mark", MARK)
                .param("many", many)
                .update();
    }

    @Test
    @DisplayName("评议意见的原话和更正：条数多了，语句不多")
    void remarks() {
        addRatings(1);
        long rating = database.sql("select max(id) from dudao.rating where title = :mark")
                .param("mark", MARK)
                .query(Long.class)
                .single();
        grows("office", "/ratings/" + rating, many -> addRemarks(rating, many));
        assertThat(rest.basic("office")
                        .get("/api/ratings/%d/remarks".formatted(rating))
                        .json())
                .hasSize(MANY);
    }

    private void addRemarks(long rating, int many) {
        database.sql(
                        """
                        insert into dudao.ballot (rating, category, choices, remark)
                        select :rating, 'CADRES', '1', gen_random_uuid() from generate_series(1, :many)""")
                .param("rating", rating)
                .param("many", many)
                .update();
    }

    @Test
    @DisplayName("问卷：份数多了，语句不多")
    void questionnaires() {
        for (var address : List.of("/api/questionnaires", "/questionnaires")) {
            grows("office", address, this::addQuestionnaires);
        }
    }

    private void addQuestionnaires(int many) {
        database.sql(
                        """
                        with added as (
                            insert into dudao.questionnaire (campaign, code, title, words, state, created_by, created_at)
                            select :campaign, gen_random_uuid(), :mark, '', 'OPEN', 'office', now()
                            from generate_series(1, :many) returning id),
                        asked as (
                            insert into dudao.questionnaire_question (questionnaire, position, kind, words, required, options)
                            select id, position, 'ONE', :mark, true, array['是', '否'] from added, generate_series(1, 3) position
                            returning questionnaire)
                        insert into dudao.questionnaire_reply (questionnaire, unit, replied_on)
                        select questionnaire, '002', current_date from asked""")
                .param("campaign", campaign.id())
                .param("mark", MARK)
                .param("many", many)
                .update();
    }

    @Test
    @DisplayName("群众意见：条数多了，语句不多")
    void opinions() {
        for (var address : List.of("/api/opinions?campaign=" + campaign.id(), "/opinions?campaign=" + campaign.id())) {
            grows("office", address, this::addOpinions);
        }
    }

    private void addOpinions(int many) {
        var opinions = IntStream.range(0, many)
                .mapToObj(opinion -> Map.of(
                        "words",
                        MARK + System.nanoTime(),
                        "heardOn",
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        "channel",
                        "TALK"))
                .toList();
        var answer = rest.basic("u002")
                .post("/api/opinions", Map.of("campaign", campaign.id(), "unit", "002", "opinions", opinions));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
