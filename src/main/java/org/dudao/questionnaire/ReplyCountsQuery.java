package org.dudao.questionnaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the replies to a questionnaire, question by question. */
@Service
@Transactional(readOnly = true)
class ReplyCountsQuery {

    private final JdbcClient sql;
    private final QuestionnaireService questionnaires;

    ReplyCountsQuery(JdbcClient sql, QuestionnaireService questionnaires) {
        this.sql = sql;
        this.questionnaires = questionnaires;
    }

    /** @param replies the number of replies */
    record ReplyCounts(long id, String title, int replies, List<QuestionCounts> questions) {}

    /**
     * @param answered the number of replies that answer the question
     * @param options empty for a text
     */
    record QuestionCounts(
            int position, String words, Questionnaire.QuestionKind kind, int answered, List<OptionCount> options) {}

    /**
     * @param chosen the number of replies that choose the option
     * @param percent of the replies that answer the question
     */
    record OptionCount(String option, int chosen, int percent) {}

    /** @param choice the option's index from 0; null for the replies that answer the question at all */
    private record AnswerCount(int position, @Nullable Integer choice, int count) {}

    /** @param unit counts only the replies about this unit; null counts all */
    ReplyCounts of(long id, @Nullable String unit) {
        var questionnaire = questionnaires.get(id);
        var answered = new HashMap<Integer, Integer>();
        var chosen = new HashMap<List<Integer>, Integer>();
        for (var counted : answerCounts(id, unit)) {
            if (counted.choice() == null) {
                answered.put(counted.position(), counted.count());
            } else {
                chosen.put(List.of(counted.position(), counted.choice()), counted.count());
            }
        }
        var questions = new ArrayList<QuestionCounts>();
        for (int position = 1; position <= questionnaire.questions().size(); position++) {
            var question = questionnaire.questions().get(position - 1);
            int replies = answered.getOrDefault(position, 0);
            var options = new ArrayList<OptionCount>();
            for (int index = 0; index < question.options().size(); index++) {
                int count = chosen.getOrDefault(List.of(position, index), 0);
                options.add(new OptionCount(question.options().get(index), count, percent(count, replies)));
            }
            questions.add(new QuestionCounts(position, question.words(), question.kind(), replies, options));
        }
        return new ReplyCounts(id, questionnaire.title(), countReplies(id, unit), questions);
    }

    private List<AnswerCount> answerCounts(long id, @Nullable String unit) {
        return sql.sql(
                        """
                        select a.position, a.choice, count(distinct a.reply) as count
                        from dudao.questionnaire_answer a join dudao.questionnaire_reply r on r.id = a.reply
                        where r.questionnaire = :id and (:unit::text is null or r.unit = :unit)
                        group by grouping sets ((a.position), (a.position, a.choice))
                        having grouping(a.choice) = 1 or a.choice is not null""")
                .param("id", id)
                .param("unit", unit)
                .query(AnswerCount.class)
                .list();
    }

    private int countReplies(long id, @Nullable String unit) {
        return countReplies(List.of(id), unit).getOrDefault(id, 0);
    }

    /** The number of replies by questionnaire, without its questions; a questionnaire without replies is not in the map. */
    Map<Long, Integer> countReplies(Collection<Long> ids, @Nullable String unit) {
        var counts = new HashMap<Long, Integer>();
        sql.sql(
                        """
                        select questionnaire, count(*) as replies from dudao.questionnaire_reply
                        where questionnaire = any (:ids) and (:unit::text is null or unit = :unit)
                        group by questionnaire""")
                .param("ids", ids.toArray(Long[]::new))
                .param("unit", unit)
                .query(row -> {
                    counts.put(row.getLong("questionnaire"), row.getInt("replies"));
                });
        return counts;
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : Math.toIntExact(Math.round(part * 100.0 / whole));
    }
}
