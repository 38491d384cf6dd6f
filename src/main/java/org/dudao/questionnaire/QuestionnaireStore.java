package org.dudao.questionnaire;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of questionnaires, their questions and the replies. Replies are only added. */
@Repository
class QuestionnaireStore {

    private final JdbcClient sql;

    QuestionnaireStore(JdbcClient sql) {
        this.sql = sql;
    }

    private record Head(long id, String campaign, String code, String title, String words, Questionnaire.State state) {}

    long add(String campaign, String code, Questionnaire.Content content, String author, Instant now) {
        long id = sql.sql(
                        """
                        insert into dudao.questionnaire (campaign, code, title, words, state, created_by, created_at)
                        values (:campaign, :code, :title, :words, 'DRAFT', :author, :now) returning id""")
                .param("campaign", campaign)
                .param("code", code)
                .param("title", content.title())
                .param("words", content.words())
                .param("author", author)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        addQuestions(id, content.questions());
        return id;
    }

    void change(long id, Questionnaire.Content content) {
        sql.sql("update dudao.questionnaire set title = :title, words = :words where id = :id")
                .param("id", id)
                .param("title", content.title())
                .param("words", content.words())
                .update();
        sql.sql("delete from dudao.questionnaire_question where questionnaire = :id")
                .param("id", id)
                .update();
        addQuestions(id, content.questions());
    }

    private void addQuestions(long id, List<Questionnaire.Question> questions) {
        for (int position = 1; position <= questions.size(); position++) {
            var question = questions.get(position - 1);
            sql.sql(
                            """
                            insert into dudao.questionnaire_question (questionnaire, position, kind, words, required, options)
                            values (:id, :position, :kind, :words, :required, :options)""")
                    .param("id", id)
                    .param("position", position)
                    .param("kind", question.kind().name())
                    .param("words", question.words())
                    .param("required", question.required())
                    .param("options", question.options().toArray(String[]::new))
                    .update();
        }
    }

    void setState(long id, Questionnaire.State state) {
        sql.sql("update dudao.questionnaire set state = :state where id = :id")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    /**
     * The newest first.
     *
     * @param campaign null for all campaigns
     */
    List<Questionnaire> of(@Nullable String campaign) {
        return withQuestions(sql.sql(
                        """
                        select id, campaign, code, title, words, state from dudao.questionnaire
                        where :campaign::text is null or campaign = :campaign order by id desc""")
                .param("campaign", campaign)
                .query(Head.class)
                .list());
    }

    Optional<Questionnaire> find(long id) {
        return sql.sql("select id, campaign, code, title, words, state from dudao.questionnaire where id = :id")
                .param("id", id)
                .query(Head.class)
                .optional()
                .map(this::withQuestions);
    }

    /** Locks the row until the transaction ends, so that two changes of the state follow each other. */
    Optional<Questionnaire> findAndLock(long id) {
        return sql.sql(
                        """
                        select id, campaign, code, title, words, state from dudao.questionnaire
                        where id = :id for update""")
                .param("id", id)
                .query(Head.class)
                .optional()
                .map(this::withQuestions);
    }

    Optional<Questionnaire> findByCode(String code) {
        return sql.sql("select id, campaign, code, title, words, state from dudao.questionnaire where code = :code")
                .param("code", code)
                .query(Head.class)
                .optional()
                .map(this::withQuestions);
    }

    private Questionnaire withQuestions(Head head) {
        return withQuestions(List.of(head)).get(0);
    }

    /** Reads the questions of all of them with one statement. */
    private List<Questionnaire> withQuestions(List<Head> heads) {
        var questions = new HashMap<Long, List<Questionnaire.Question>>();
        sql.sql(
                        """
                        select questionnaire, kind, words, required, options from dudao.questionnaire_question
                        where questionnaire = any (:ids) order by questionnaire, position""")
                .param("ids", heads.stream().map(Head::id).toArray(Long[]::new))
                .query((ResultSet row) -> {
                    questions
                            .computeIfAbsent(row.getLong("questionnaire"), id -> new ArrayList<>())
                            .add(question(row));
                });
        return heads.stream()
                .map(head -> new Questionnaire(
                        head.id(),
                        head.campaign(),
                        head.code(),
                        head.title(),
                        head.words(),
                        head.state(),
                        questions.getOrDefault(head.id(), List.of())))
                .toList();
    }

    /** Maps the text array by hand: Spring's row mapper for records does not. */
    private static Questionnaire.Question question(ResultSet row) throws SQLException {
        return new Questionnaire.Question(
                Questionnaire.QuestionKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getBoolean("required"),
                List.of((String[]) row.getArray("options").getArray()));
    }

    long addReply(long questionnaire, @Nullable String unit, LocalDate day) {
        return sql.sql(
                        """
                        insert into dudao.questionnaire_reply (questionnaire, unit, replied_on)
                        values (:questionnaire, :unit, :day) returning id""")
                .param("questionnaire", questionnaire)
                .param("unit", unit)
                .param("day", Date.valueOf(day))
                .query(Long.class)
                .single();
    }

    /** @param choice the option's index from 0; null for a text, which is stored as an opinion */
    void addAnswer(long reply, int position, @Nullable Integer choice) {
        sql.sql("insert into dudao.questionnaire_answer (reply, position, choice) values (:reply, :position, :choice)")
                .param("reply", reply)
                .param("position", position)
                .param("choice", choice)
                .update();
    }
}
