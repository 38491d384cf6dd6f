package org.dudao.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rounds of materials. A round is added once; later only the time of its withdrawal is written to it. */
@Repository
public class RoundStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient sql;

    RoundStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Round round) {
        sql.sql(
                        """
                        insert into dudao.material_round
                          (material, number, handed_in_by, handed_in_at, text, answers, replies, seal)
                        values (:material, :number, :by, :at, :text, :answers::json, :replies::json, :seal)""")
                .param("material", round.material())
                .param("number", round.number())
                .param("by", round.handedInBy())
                .param("at", Timestamp.from(round.handedInAt()))
                .param("text", round.text())
                .param("answers", round.answers().json())
                .param("replies", json(round.replies()))
                .param("seal", round.seal())
                .update();
    }

    void withdraw(long material, int number, Instant at) {
        sql.sql("update dudao.material_round set withdrawn_at = :at where material = :material and number = :number")
                .param("at", Timestamp.from(at))
                .param("material", material)
                .param("number", number)
                .update();
    }

    /** Every round of a material, in their order. */
    public List<Round> of(long material) {
        return sql.sql("select * from dudao.material_round where material = :material order by number")
                .param("material", material)
                .query(RoundStore::read)
                .list();
    }

    /** The round of this number; empty when there is none. */
    public Optional<Round> of(long material, int number) {
        return sql.sql("select * from dudao.material_round where material = :material and number = :number")
                .param("material", material)
                .param("number", number)
                .query(RoundStore::read)
                .optional();
    }

    private static Round read(ResultSet row, int rowNumber) throws SQLException {
        var withdrawnAt = row.getTimestamp("withdrawn_at");
        return new Round(
                row.getLong("material"),
                row.getInt("number"),
                row.getString("handed_in_by"),
                row.getTimestamp("handed_in_at").toInstant(),
                row.getString("text"),
                FormAnswers.of(row.getString("answers")),
                replies(row.getString("replies")),
                row.getString("seal"),
                row.getBoolean("unsealed"),
                withdrawnAt == null ? null : withdrawnAt.toInstant());
    }

    static String json(Map<Long, String> replies) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(replies));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Long, String> replies(String json) {
        try {
            return JSON.readValue(json, new TypeReference<TreeMap<Long, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
