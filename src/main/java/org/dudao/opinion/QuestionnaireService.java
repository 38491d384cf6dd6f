package org.dudao.opinion;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dudao.organization.InitialPasswords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's questionnaires: made, opened, filled in, counted. */
@Service
@Transactional
class QuestionnaireService {

    /** What people write who have nothing to say. */
    private static final Set<String> NOTHING = Set.of("无", "没有", "无意见", "没有意见", "暂无", "没", "好", "很好");

    private final JdbcClient sql;
    private final OpinionIntakeService intake;
    private final Clock clock;

    QuestionnaireService(JdbcClient sql, OpinionIntakeService intake, Clock clock) {
        this.sql = sql;
        this.intake = intake;
        this.clock = clock;
    }

    long make(Questionnaire.Typed typed, String by) {
        var questions = Questionnaire.checked(typed.questions());
        long id = sql.sql(
                        """
                        insert into dudao.questionnaire (campaign, code, title, words, state, created_by, created_at)
                        values (:campaign, :code, :title, :words, 'DRAFT', :by, :at) returning id""")
                .param("campaign", intake.campaignFor(null, typed.campaign()))
                .param("code", InitialPasswords.generate().replaceAll("[^0-9A-Za-z]", ""))
                .param("title", Questionnaire.text(typed.title(), "标题", Questionnaire.LONGEST_TITLE))
                .param("words", Questionnaire.text(typed.words(), "说明", Questionnaire.LONGEST_WORDS))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        save(id, questions);
        return id;
    }

    /** Until it is opened; what somebody has answered is not changed behind their back. */
    void change(long id, Questionnaire.Typed typed) {
        var questions = Questionnaire.checked(typed.questions());
        require(
                sql.sql(
                                "update dudao.questionnaire set title = :title, words = :words where id = :id and state = 'DRAFT'")
                        .param("id", id)
                        .param("title", Questionnaire.text(typed.title(), "标题", Questionnaire.LONGEST_TITLE))
                        .param("words", Questionnaire.text(typed.words(), "说明", Questionnaire.LONGEST_WORDS))
                        .update(),
                id,
                "已经开放，不能再改；需要改的，请另做一份。");
        sql.sql("delete from dudao.questionnaire_question where questionnaire = :id")
                .param("id", id)
                .update();
        save(id, questions);
    }

    private void save(long id, List<Questionnaire.Question> questions) {
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

    void open(long id) {
        move(id, "OPEN", "DRAFT", "不能开放。");
    }

    void close(long id) {
        move(id, "CLOSED", "OPEN", "不能结束。");
    }

    private void move(long id, String to, String from, String otherwise) {
        int moved = sql.sql("update dudao.questionnaire set state = :to where id = :id and state = :from")
                .param("id", id)
                .param("to", to)
                .param("from", from)
                .update();
        require(moved, id, otherwise);
    }

    private void require(int changed, long id, String otherwise) {
        if (changed == 0) {
            var there = get(id);
            throw OpinionRefusal.notNow(
                    "问卷“%s”现在%s，%s".formatted(there.title(), there.state().label(), otherwise));
        }
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<Questionnaire> all() {
        return sql.sql("select id from dudao.questionnaire order by id desc").query(Long.class).list().stream()
                .map(this::get)
                .toList();
    }

    /** @throws OpinionRefusal NOT_FOUND when there is none */
    @Transactional(readOnly = true)
    Questionnaire get(long id) {
        return find("id = :key", id).orElseThrow(() -> OpinionRefusal.unknown("没有编号为 %d 的问卷。".formatted(id)));
    }

    /** @throws OpinionRefusal NOT_FOUND when there is none, or it has not been opened yet */
    @Transactional(readOnly = true)
    Questionnaire opened(String code) {
        return find("code = :key", code)
                .filter(found -> found.state() != Questionnaire.State.DRAFT)
                .orElseThrow(() -> OpinionRefusal.unknown("没有这份问卷，请核对网址。"));
    }

    private Optional<Questionnaire> find(String where, Object key) {
        return sql.sql("select * from dudao.questionnaire where " + where)
                .param("key", key)
                .query((row, number) -> new Questionnaire(
                        row.getLong("id"),
                        row.getString("campaign"),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("words"),
                        Questionnaire.State.valueOf(row.getString("state")),
                        questions(row.getLong("id"))))
                .optional();
    }

    private List<Questionnaire.Question> questions(long id) {
        return sql.sql("select * from dudao.questionnaire_question where questionnaire = :id order by position")
                .param("id", id)
                .query((row, number) -> new Questionnaire.Question(
                        Questionnaire.QuestionKind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getBoolean("required"),
                        List.of((String[]) row.getArray("options").getArray())))
                .list();
    }

    /**
     * Somebody has filled it in. What they wrote becomes opinions of the unit; of their choices only their places are kept.
     *
     * @param unit code of the unit that it is about, or null
     * @param answers by position from 1: the places of what was chosen, or one text
     * @throws OpinionRefusal naming the question
     */
    void reply(Questionnaire of, @Nullable String unit, Map<Integer, List<String>> answers) {
        if (of.state() != Questionnaire.State.OPEN) {
            throw OpinionRefusal.notNow("这份问卷已经结束，谢谢您。");
        }
        var opinions = new ArrayList<NewOpinion>();
        var today = LocalDate.now(clock);
        var choices = new HashMap<Integer, List<Integer>>();
        for (int position = 1; position <= of.questions().size(); position++) {
            var question = of.questions().get(position - 1);
            var given = answers.getOrDefault(position, List.of()).stream()
                    .filter(answer -> !answer.isBlank())
                    .toList();
            if (question.required() && given.isEmpty()) {
                throw OpinionRefusal.wrong("第%d题没有回答。".formatted(position));
            }
            if (question.kind() == Questionnaire.QuestionKind.TEXT) {
                texts(position, given)
                        .forEach(words ->
                                opinions.add(NewOpinion.said(unit, OpinionChannel.QUESTIONNAIRE, words, today)));
                if (!given.isEmpty()) {
                    choices.put(position, List.of());
                }
            } else if (!given.isEmpty()) {
                choices.put(position, places(position, question, given));
            }
        }
        if (choices.isEmpty()) {
            throw OpinionRefusal.wrong("一道题也没有回答。");
        }
        keep(of, unit, today, choices);
        if (!opinions.isEmpty()) {
            intake.enter(opinions, of.campaign(), null, "《%s》".formatted(of.title()));
        }
    }

    private static List<String> texts(int position, List<String> given) {
        given.stream()
                .filter(text -> text.length() > NewOpinion.LONGEST)
                .findFirst()
                .ifPresent(text -> {
                    throw OpinionRefusal.wrong(
                            "第%d题写了%d个字，最多%d个字。".formatted(position, text.length(), NewOpinion.LONGEST));
                });
        return given.stream()
                .filter(text -> !NOTHING.contains(text.strip().replaceAll("[。！!.]+$", "")))
                .toList();
    }

    private static List<Integer> places(int position, Questionnaire.Question question, List<String> given) {
        if (question.kind() == Questionnaire.QuestionKind.ONE && given.size() > 1) {
            throw OpinionRefusal.wrong("第%d题只能选一项。".formatted(position));
        }
        return given.stream()
                .distinct()
                .map(place -> {
                    if (!place.matches("\\d{1,3}")
                            || Integer.parseInt(place) >= question.options().size()) {
                        throw OpinionRefusal.wrong("第%d题没有这个选项。".formatted(position));
                    }
                    return Integer.valueOf(place);
                })
                .toList();
    }

    private void keep(Questionnaire of, @Nullable String unit, LocalDate today, Map<Integer, List<Integer>> choices) {
        long reply = sql.sql(
                        """
                        insert into dudao.questionnaire_reply (questionnaire, unit, replied_on)
                        values (:questionnaire, :unit, :on) returning id""")
                .param("questionnaire", of.id())
                .param("unit", unit)
                .param("on", Date.valueOf(today))
                .query(Long.class)
                .single();
        choices.forEach((position, places) -> {
            if (places.isEmpty()) {
                keep(reply, position, null);
            }
            places.forEach(place -> keep(reply, position, place));
        });
    }

    private void keep(long reply, int position, @Nullable Integer choice) {
        sql.sql("insert into dudao.questionnaire_answer (reply, position, choice) values (:reply, :position, :choice)")
                .param("reply", reply)
                .param("position", position)
                .param("choice", choice)
                .update();
    }

    /**
     * A question's figures.
     *
     * @param answered how many answered it
     * @param options each with how many chose it; empty for a text
     */
    record QuestionFigures(
            int position, String words, Questionnaire.QuestionKind kind, int answered, List<OptionFigures> options) {}

    /** @param percent of those who answered the question */
    record OptionFigures(String option, int chosen, int percent) {}

    /** @param replies how many filled it in */
    record ReplyCounts(long id, String title, int replies, List<QuestionFigures> questions) {}

    /** @param unit those about this unit alone; null for all */
    @Transactional(readOnly = true)
    ReplyCounts figures(long id, @Nullable String unit) {
        var of = get(id);
        var answered = new HashMap<Integer, Integer>();
        var chosen = new HashMap<List<Integer>, Integer>();
        sql.sql(
                        """
                        select a.position, a.choice, count(distinct a.reply) as count,
                            grouping(a.choice) as whole
                        from dudao.questionnaire_answer a join dudao.questionnaire_reply r on r.id = a.reply
                        where r.questionnaire = :id and (:unit::text is null or r.unit = :unit)
                        group by grouping sets ((a.position), (a.position, a.choice))""")
                .param("id", id)
                .param("unit", unit)
                .query(row -> {
                    int position = row.getInt("position");
                    if (row.getInt("whole") == 1) {
                        answered.put(position, row.getInt("count"));
                    } else if (row.getObject("choice") != null) {
                        chosen.put(List.of(position, row.getInt("choice")), row.getInt("count"));
                    }
                });
        int replies = sql.sql(
                        """
                        select count(*) from dudao.questionnaire_reply
                        where questionnaire = :id and (:unit::text is null or unit = :unit)""")
                .param("id", id)
                .param("unit", unit)
                .query(Integer.class)
                .single();
        var questions = new ArrayList<QuestionFigures>();
        for (int position = 1; position <= of.questions().size(); position++) {
            var question = of.questions().get(position - 1);
            int all = answered.getOrDefault(position, 0);
            var options = new ArrayList<OptionFigures>();
            for (int place = 0; place < question.options().size(); place++) {
                int some = chosen.getOrDefault(List.of(position, place), 0);
                int percent = all == 0 ? 0 : Math.toIntExact(Math.round(some * 100.0 / all));
                options.add(new OptionFigures(question.options().get(place), some, percent));
            }
            questions.add(new QuestionFigures(position, question.words(), question.kind(), all, options));
        }
        return new ReplyCounts(id, of.title(), replies, questions);
    }
}
