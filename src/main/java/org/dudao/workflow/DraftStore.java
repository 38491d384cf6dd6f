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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Drafts by task and person. A person sees only their own draft, and the names of others who have one. */
@Repository
@Transactional
public class DraftStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In characters of JSON: ten times the longest material. */
    private static final int MAX_LENGTH = 1_000_000;

    private final JdbcClient sql;
    private final Clock clock;

    DraftStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The draft of another person in the same task. */
    record OtherDraft(String login, Instant savedAt) {}

    /** The draft of this person, or an empty object. */
    public JsonNode contentOf(String task, String login) {
        return find(task, login).map(Draft::content).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    public Optional<Draft> find(String task, String login) {
        return select(task, login, "");
    }

    /**
     * Replaces the sections with the same names and keeps the others.
     *
     * @param version the version that the caller started from; 0 for none
     * @throws Refusal when all sections together are too long
     * @return empty when the stored version is a different one; then nothing is saved
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
                .filter(stored -> stored.version() == version)
                .map(stored -> update(task, login, stored, sections));
    }

    private Draft update(String task, String login, Draft stored, ObjectNode sections) {
        var content = stored.content().<ObjectNode>deepCopy().setAll(sections);
        var json = content.toString();
        if (json.length() > MAX_LENGTH) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "草稿太长，最多 %d 个字符；长的内容请作为附件上传。".formatted(MAX_LENGTH));
        }
        var draft = new Draft(stored.version() + 1, now(), content);
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

    List<OtherDraft> others(String task, String login) {
        return sql.sql(
                        "select login, saved_at from dudao.draft where task = :task and login <> :login and left_at is null order by saved_at")
                .param("task", task)
                .param("login", login)
                .query(OtherDraft.class)
                .list();
    }

    /** One login that has a draft, by task; tasks without a draft are left out. */
    public Map<String, String> logins(Collection<String> tasks) {
        var logins = new HashMap<String, String>();
        sql.sql("select task, min(login) as login from dudao.draft where task = any (:tasks) group by task")
                .param("tasks", tasks.toArray(String[]::new))
                .query(row -> {
                    logins.put(row.getString("task"), row.getString("login"));
                });
        return logins;
    }

    /** The person had to give the task up. The next assignee gets a copy of the draft. */
    public void leave(String task, String login) {
        sql.sql("update dudao.draft set left_at = :now where task = :task and login = :login")
                .param("task", task)
                .param("login", login)
                .param("now", Timestamp.from(now()))
                .update();
    }

    /** {@link #leave} for all tasks of the person. */
    void leaveAll(String login) {
        sql.sql("update dudao.draft set left_at = :now where login = :login and left_at is null")
                .param("login", login)
                .param("now", Timestamp.from(now()))
                .update();
    }

    /** The tasks in which the person had to leave a draft. */
    public List<String> leftBy(String login) {
        return sql.sql("select task from dudao.draft where login = :login and left_at is not null")
                .param("login", login)
                .query(String.class)
                .list();
    }

    /**
     * Gives the new assignee the newest draft that somebody had to leave. A draft of their own stays, unless they had to leave it
     * themselves and a colleague has worked on the task since.
     */
    public void inherit(String task, String login) {
        sql.sql(
                        """
                        insert into dudao.draft (task, login, content, version, saved_at)
                        select task, :login, content, 1, saved_at from dudao.draft
                        where task = :task and login <> :login and left_at is not null
                        order by saved_at desc limit 1
                        on conflict (task, login) do update set content = excluded.content,
                            version = draft.version + 1, saved_at = excluded.saved_at
                        where draft.left_at is not null and draft.saved_at < excluded.saved_at""")
                .param("task", task)
                .param("login", login)
                .update();
        sql.sql("update dudao.draft set left_at = null where task = :task and login = :login and left_at is not null")
                .param("task", task)
                .param("login", login)
                .update();
    }

    /** Deletes all drafts of a task that has ended. */
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
