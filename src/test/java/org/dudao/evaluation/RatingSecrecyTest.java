package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.awaitility.Awaitility;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.MeetingRating.Slip;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ballots are secret: with the whole database nobody can join the roll, the slips and the ballots. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class RatingSecrecyTest {

    private static final int VOTERS = 14;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private MeetingRating rating;
    private List<Slip> slips;
    private final List<Long> placesOfTheNewest = new ArrayList<>();

    /** All invited people vote one after the other, each with a different remark. */
    @BeforeEach
    void vote() {
        office.readyForMeetings();
        rating = MeetingRating.of(rest, clock, "u002", "002", Map.of("CADRES", VOTERS), false);
        rating.send(
                "PUT",
                "/roll/CADRES",
                Map.of(
                        "names",
                        IntStream.range(0, VOTERS).mapToObj("第%d位"::formatted).toList()));
        slips = rating.slips("CADRES");
        for (int voter = 0; voter < VOTERS; voter++) {
            rating.votes(slips.get(voter).link(), List.of(voter % 4 + 1), remark(voter));
            placesOfTheNewest.add(placeOf(remark(voter)));
        }
    }

    private String remark(int voter) {
        return "评议%d意见%d".formatted(rating.id(), 100 + voter);
    }

    /** The number of ballots that precede it in the table. */
    private long placeOf(String remark) {
        return database.sql(
                        """
                        select count(*) from dudao.ballot b, dudao.ballot mine
                        where mine.remark = :remark and b.rating = mine.rating and b.ctid < mine.ctid""")
                .param("remark", remark)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("名单、票号、选票三处，没有一列连得起来")
    void noColumnJoinsRollSlipsAndBallots() {
        assertThat(columns("rating_invited")).containsExactlyInAnyOrder("rating", "category", "name");
        assertThat(columns("rating_token"))
                .containsExactlyInAnyOrder("rating", "category", "link_hash", "code_hash", "used");
        assertThat(columns("ballot")).containsExactlyInAnyOrder("rating", "category", "choices", "remark");
        // Joined by their common columns, every slip matches every ballot.
        assertThat(
                        count(
                                """
                        select count(*) from dudao.rating_invited p join dudao.rating_token t using (rating, category)
                        join dudao.ballot b using (rating, category) where rating = :id"""))
                .isEqualTo((long) VOTERS * VOTERS * VOTERS);
        assertThat(
                        count(
                                "select count(*) from pg_constraint where conrelid = 'dudao.ballot'::regclass and contype <> 'n'"))
                .isZero();
    }

    @Test
    @DisplayName("同一事务（xmin）也连不起来：一箱票总是同一个事务写的")
    void noTransactionJoinsSlipsAndBallots() {
        assertThat(count("select count(distinct xmin::text) from dudao.ballot where rating = :id"))
                .isEqualTo(1);
        assertThat(count("select count(distinct cmin::text) from dudao.ballot where rating = :id"))
                .isEqualTo(1);
        // The last slip has the same transaction as the whole box; all other slips have none in common with it.
        var joined = database.sql(
                        """
                        select count(b.remark) from dudao.rating_token t
                        left join dudao.ballot b on b.rating = t.rating and b.xmin = t.xmin
                        where t.rating = :id group by t.link_hash order by 1""")
                .param("id", rating.id())
                .query(Integer.class)
                .list();
        assertThat(new HashSet<>(joined)).isEqualTo(Set.of(0, VOTERS));
        assertThat(joined.get(VOTERS - 2)).isZero();
    }

    @Test
    @DisplayName("存放的先后（ctid）不是投票的先后，新投的一张不总在最后，也不总在最前")
    void noPlaceTellsTheOrderOfVoting() {
        var inPlace = remarksBy("ctid");
        var cast = IntStream.range(0, VOTERS).mapToObj(this::remark).toList();

        assertThat(inPlace).containsExactlyInAnyOrderElementsOf(cast).isNotEqualTo(cast);
        assertThat(inPlace).isNotEqualTo(backwards(cast));
        var last = IntStream.range(0, VOTERS).mapToObj(Long::valueOf).toList();
        assertThat(placesOfTheNewest).isNotEqualTo(last).isNotEqualTo(Collections.nCopies(VOTERS, 0L));
    }

    @Test
    @DisplayName("票号存放的先后不是印票的先后")
    void slipsAreNotKeptInTheOrderOfPrinting() {
        var other = MeetingRating.of(rest, clock, "u004", "004", Map.of("CADRES", VOTERS), false);
        var printed = other.slips("CADRES").stream().map(Slip::link).toList();
        var kept = database.sql(
                        "select encode(link_hash, 'hex') from dudao.rating_token where rating = :id order by ctid")
                .param("id", other.id())
                .query(String.class)
                .list();

        assertThat(kept).isSorted();
        assertThat(kept)
                .isNotEqualTo(printed.stream()
                        .map(link -> DigestUtils.sha256Hex(link))
                        .toList());
    }

    @Test
    @DisplayName("票号在整个数据库里找不到，意见只在票箱里，日志里都没有")
    void nothingElseKeepsASecretOrARemark(CapturedOutput log) {
        for (var secret : List.of(
                slips.get(0).link(), slips.get(0).code(), slips.get(0).code().replace("-", ""))) {
            assertThat(tablesWith(secret)).isEmpty();
            assertThat(log).doesNotContain(secret);
        }
        assertThat(tablesWith(remark(0))).containsExactly("dudao.ballot");
        assertThat(log).doesNotContain(remark(0));
    }

    @Test
    @DisplayName("计票以后，数据文件里也没有投票先后的痕迹：每张票只剩一份")
    void theFileKeepsNoOlderBoxes() {
        rating.closes();

        Awaitility.await().untilAsserted(() -> {
            var file = fileOf("dudao.ballot");
            for (int voter = 0; voter < VOTERS; voter++) {
                assertThat(file.split(remark(voter), -1)).as(remark(voter)).hasSize(2);
            }
        });
        var file = fileOf("dudao.ballot");
        var cast = IntStream.range(0, VOTERS).mapToObj(this::remark).toList();
        var inFile = cast.stream().sorted(Comparator.comparing(file::indexOf)).toList();
        assertThat(inFile).isNotEqualTo(cast).isNotEqualTo(backwards(cast));
    }

    @Test
    @DisplayName("有效票不足5张的类别不单独公布")
    void smallCategoriesAreNotShownOnTheirOwn() {
        assertThat(rating.closes().status()).isEqualTo(204);
        var other =
                MeetingRating.of(rest, clock, "u004", "004", Map.of("CADRES", 6, "SERVED", 7, "DELEGATES", 1), false);
        other.slips("CADRES").forEach(slip -> other.votes(slip.link(), 1));
        other.slips("SERVED").forEach(slip -> other.votes(slip.link(), 1));
        other.votes(other.slips("DELEGATES").get(0).link(), 4);
        other.closes();

        assertThat(other.view().at("/result/categories").findValuesAsText("name"))
                .containsExactly("服务对象", "两代表一委员、干部群众");
    }

    private static List<String> backwards(List<String> list) {
        var backwards = new ArrayList<>(list);
        Collections.reverse(backwards);
        return backwards;
    }

    private Set<String> columns(String table) {
        return new TreeSet<>(database.sql(
                        "select column_name from information_schema.columns where table_schema = 'dudao' and table_name = :table")
                .param("table", table)
                .query(String.class)
                .list());
    }

    private List<String> remarksBy(String order) {
        return database.sql("select remark from dudao.ballot where rating = :id order by " + order)
                .param("id", rating.id())
                .query(String.class)
                .list();
    }

    private long count(String query) {
        return count(query, Map.of());
    }

    private long count(String query, Map<String, ?> params) {
        var statement = database.sql(query).params(params);
        if (query.contains(":id")) {
            statement = statement.param("id", rating.id());
        }
        return statement.query(Long.class).single();
    }

    /** Our tables and the engine's, including its history and byte arrays. */
    private List<String> tablesWith(String text) {
        var tables = database.sql(
                        "select schemaname || '.' || tablename from pg_tables where schemaname in ('dudao', 'public') order by 1")
                .query(String.class)
                .list();
        var hex = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append("%02x".formatted(one));
        }
        return tables.stream()
                .filter(table -> database.sql(
                                "select exists (select from %s t where t::text like :text or t::text like :hex)"
                                        .formatted(table))
                        .param("text", "%" + text + "%")
                        .param("hex", "%" + hex + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private String fileOf(String table) {
        database.sql("checkpoint").update();
        var file = database.sql("select pg_read_binary_file(pg_relation_filepath(:table))")
                .param("table", table)
                .query(byte[].class)
                .single();
        return new String(file, StandardCharsets.UTF_8);
    }
}
