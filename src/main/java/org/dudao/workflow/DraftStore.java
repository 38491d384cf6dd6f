package org.dudao.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Drafts by task and person. A person sees their own alone; of the others' only that they are there. */
@Repository
@Transactional
public class DraftStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** PostgreSQL's texts hold every character but this one; behind a backslash it is only its name. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    /** Characters of JSON: ten times what the longest material has. */
    private static final int LONGEST = 1_000_000;

    private final JdbcClient sql;
    private final Clock clock;

    DraftStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Who else has typed something into the same task, and when last. */
    record Other(String login, Instant savedAt) {}

    /** What this person has typed, or an empty object. */
    public JsonNode contentOf(String task, String login) {
        return find(task, login).map(Draft::content).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    public Optional<Draft> find(String task, String login) {
        return select(task, login, "");
    }

    /**
     * Puts the given sections in the place of those of the same names and keeps the others.
     *
     * @param version the version that these sections continue; 0 for none
     * @throws Refusal when all sections together are too long
     * @return empty when another version is there by now; nothing is saved then
     */
    Optional<Draft> save(String task, String login, int version, ObjectNode sections) {
        sql.sql(
                        """
                        insert into dudao.draft (task, login, content, version, saved_at)
                        values (:task, :login, '{}', 0, :now) on conflict do nothing""")
                .param("task", task)
                .param("login", login)
                .param("now", Timestamp.from(now()))
                .update();
        return select(task, login, "for update")
                .filter(known -> known.version() == version)
                .map(known -> update(task, login, known, sections));
    }

    private Draft update(String task, String login, Draft known, ObjectNode sections) {
        var content = known.content().<ObjectNode>deepCopy().setAll(sections);
        var json = NUL.matcher(content.toString()).replaceAll("$1");
        if (json.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "草稿太长，最多 %d 个字符；长的内容请作为附件上传。".formatted(LONGEST));
        }
        var draft = new Draft(known.version() + 1, now(), content);
        sql.sql(
                        """
                        update dudao.draft set content = :content::jsonb, version = :version, saved_at = :savedAt
                        where task = :task and login = :login""")
                .param("task", task)
                .param("login", login)
                .param("content", json)
                .param("version", draft.version())
                .param("savedAt", Timestamp.from(draft.savedAt()))
                .update();
        return draft;
    }

    List<Other> others(String task, String login) {
        return sql.sql(
                        "select login, saved_at from dudao.draft where task = :task and login <> :login order by saved_at")
                .param("task", task)
                .param("login", login)
                .query((row, number) -> new Other(
                        row.getString("login"), row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    /** Nobody's draft outlives the task. */
    public void end(@Nullable String task) {
        sql.sql("delete from dudao.draft where task = :task")
                .param("task", task)
                .update();
    }

    private Optional<Draft> select(String task, String login, String lock) {
        return sql.sql("select version, saved_at, content from dudao.draft where task = :task and login = :login "
                        + lock)
                .param("task", task)
                .param("login", login)
                .query((row, number) -> new Draft(
                        row.getInt("version"),
                        row.getTimestamp("saved_at").toInstant(),
                        parse(row.getString("content"))))
                .optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
