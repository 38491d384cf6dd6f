package org.dudao.visitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What somebody without a login typed into a form that was not accepted. The answer to the submission is a redirect to an address with
 * a secret, so the browser can show the page again without submitting twice, and no cookie is needed. A draft is deleted when the form
 * is accepted, and after two hours.
 */
@Repository
public class VisitorDraftStore {

    private static final Duration KEPT = Duration.ofHours(2);
    private static final int LONGEST = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient sql;
    private final Clock clock;

    VisitorDraftStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param complaint why the form was not accepted
     * @param fields the values of each field
     */
    public record Draft(String complaint, Map<String, List<String>> fields) {

        /** The first value of a field; empty when it was not filled in. */
        public String text(String field) {
            return fields.getOrDefault(field, List.of()).stream().findFirst().orElse("");
        }
    }

    /**
     * @param form names the form, so that a draft is not shown in another one
     * @param secret of a draft that this one replaces; null for a new draft
     * @return the secret of the draft; empty when it is too long to be kept
     */
    public Optional<String> keep(String form, @Nullable String secret, Draft draft) {
        var content = json(draft);
        if (content.length() > LONGEST) {
            return Optional.empty();
        }
        var now = clock.instant();
        sql.sql("delete from dudao.visitor_draft where expires < :now")
                .param("now", Timestamp.from(now))
                .update();
        var expires = Timestamp.from(now.plus(KEPT));
        if (secret != null && replace(form, secret, content, expires)) {
            return Optional.of(secret);
        }
        var newSecret = TypedSecret.newLink();
        sql.sql(
                        "insert into dudao.visitor_draft (hash, form, content, expires) values (:hash, :form, :content, :expires)")
                .param("hash", TypedSecret.hash(newSecret))
                .param("form", form)
                .param("content", content)
                .param("expires", expires)
                .update();
        return Optional.of(newSecret);
    }

    private boolean replace(String form, String secret, String content, Timestamp expires) {
        return sql.sql(
                                """
                                update dudao.visitor_draft set content = :content, expires = :expires
                                where hash = :hash and form = :form""")
                        .param("content", content)
                        .param("expires", expires)
                        .param("hash", TypedSecret.hash(secret))
                        .param("form", form)
                        .update()
                == 1;
    }

    public Optional<Draft> find(String form, @Nullable String secret) {
        return secret == null
                ? Optional.empty()
                : sql.sql(
                                """
                                select content from dudao.visitor_draft
                                where hash = :hash and form = :form and expires >= :now""")
                        .param("hash", TypedSecret.hash(secret))
                        .param("form", form)
                        .param("now", Timestamp.from(clock.instant()))
                        .query(String.class)
                        .optional()
                        .map(VisitorDraftStore::draft);
    }

    /** The form was accepted. */
    public void forget(@Nullable String secret) {
        if (secret != null) {
            sql.sql("delete from dudao.visitor_draft where hash = :hash")
                    .param("hash", TypedSecret.hash(secret))
                    .update();
        }
    }

    private static String json(Draft draft) {
        try {
            return JSON.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Draft draft(String content) {
        try {
            return JSON.readValue(content, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable draft", e);
        }
    }
}
