package org.dudao.visitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The simple question under a form without login. It stops programs that fill in every form, and each submission needs a new page.
 * It does not stop a program that is written for this page. Each question can be answered once, rightly or wrongly, within two
 * hours.
 */
@Service
public class VisitorQuestionService {

    private static final Duration VALID = Duration.ofHours(2);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST_QUESTIONS = 100;
    private static final int QUESTION_LIMIT = 100;

    private final JdbcClient sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    VisitorQuestionService(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param answers the accepted answers; one of them is enough */
    public record Question(String question, List<String> answers) {}

    /** @param token is submitted with the answer */
    public record Challenge(String token, String question) {}

    private record NumberedQuestion(long id, String question) {}

    /** A random question. The token carries its state, so nothing is stored before the answer comes. */
    @Transactional(readOnly = true)
    public Challenge challenge() {
        var question = sql.sql("select id, question from dudao.visitor_question order by random() limit 1")
                .query(NumberedQuestion.class)
                .single();
        var nonce = new byte[16];
        random.nextBytes(nonce);
        var content = String.format(
                Locale.ROOT,
                "%d.%d.%s",
                question.id(),
                clock.instant().plus(VALID).getEpochSecond(),
                base64(nonce));
        return new Challenge(content + "." + signature(content), question.question());
    }

    /**
     * Checks the answer and uses the token up, in a transaction of its own.
     *
     * @return why the answer is refused; empty when it is right
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<String> complaint(@Nullable String token, @Nullable String answer) {
        var parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 4 || !isSigned(String.join(".", parts[0], parts[1], parts[2]), parts[3])) {
            return Optional.of("页面不完整，请重新回答下面的问题。");
        }
        var expires = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        if (clock.instant().isAfter(expires)) {
            return Optional.of("页面打开得太久了，请重新回答下面的问题。");
        }
        if (!useUp(parts[2], expires)) {
            return Optional.of("这个问题已经回答过一次，请回答下面的新问题。");
        }
        return isRight(Long.parseLong(parts[0]), answer) ? Optional.empty() : Optional.of("问题答得不对，请回答下面的新问题。");
    }

    private boolean useUp(String nonce, Instant expires) {
        sql.sql("delete from dudao.visitor_question_used where expires < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return sql.sql(
                                """
                                insert into dudao.visitor_question_used (token, expires) values (:token, :expires)
                                on conflict do nothing""")
                        .param("token", nonce)
                        .param("expires", Timestamp.from(expires))
                        .update()
                == 1;
    }

    private boolean isRight(long question, @Nullable String answer) {
        var normalized = normalized(answer == null ? "" : answer);
        return !normalized.isEmpty()
                && sql
                        .sql("select unnest(answers) from dudao.visitor_question where id = :id")
                        .param("id", question)
                        .query(String.class)
                        .list()
                        .stream()
                        .anyMatch(right -> normalized(right).equals(normalized));
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s。.]+", "");
    }

    private boolean isSigned(String content, String signature) {
        return MessageDigest.isEqual(
                signature(content).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String content) {
        var key = sql.sql("select key from dudao.visitor_question_key")
                .query(String.class)
                .single();
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return base64(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Transactional(readOnly = true)
    public List<Question> all() {
        return sql.sql("select question, answers from dudao.visitor_question order by id")
                .query((row, number) -> new Question(row.getString("question"), List.of((String[])
                        row.getArray("answers").getArray())))
                .list();
    }

    /** Replaces all questions. A page that is open with a former question gets a new one when it is submitted. */
    @Transactional
    public void replace(List<Question> questions) {
        check(questions);
        sql.sql("delete from dudao.visitor_question").update();
        for (var question : questions) {
            sql.sql("insert into dudao.visitor_question (question, answers) values (:question, :answers)")
                    .param("question", question.question().strip())
                    .param(
                            "answers",
                            question.answers().stream().map(String::strip).toArray(String[]::new))
                    .update();
        }
    }

    private static void check(List<Question> questions) {
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw wrong("问题应有1到%d个，这里有%d个。".formatted(MOST_QUESTIONS, questions.size()));
        }
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            if (question.question() == null
                    || question.question().isBlank()
                    || question.question().length() > QUESTION_LIMIT) {
                throw wrong("第%d个问题没有写，或者超过%d个字。".formatted(i + 1, QUESTION_LIMIT));
            }
            if (question.answers() == null
                    || question.answers().isEmpty()
                    || question.answers().stream()
                            .anyMatch(answer ->
                                    answer == null || normalized(answer).isEmpty())) {
                throw wrong("第%d个问题“%s”没有写答案。".formatted(i + 1, question.question()));
            }
        }
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
