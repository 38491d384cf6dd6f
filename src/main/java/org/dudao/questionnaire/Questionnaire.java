package org.dudao.questionnaire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire of the office.
 *
 * @param code the last part of its public address
 * @param words the introduction above the questions
 */
public record Questionnaire(
        long id, String campaign, String code, String title, String words, State state, List<Question> questions) {

    private static final int TITLE_LIMIT = 100;
    private static final int INTRODUCTION_LIMIT = 1_000;
    private static final int QUESTION_LIMIT = 300;
    private static final int OPTION_LIMIT = 100;
    private static final int MOST_QUESTIONS = 50;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;

    /** A draft can be changed; an open questionnaire can be filled in. */
    public enum State {
        DRAFT("未开放"),
        OPEN("正在填写"),
        CLOSED("已结束");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How a question is answered. */
    public enum QuestionKind {
        ONE("选一项"),
        SOME("可选几项"),
        TEXT("写几句");

        private final String label;

        QuestionKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param options empty for a text */
    public record Question(QuestionKind kind, String words, boolean required, List<String> options) {}

    /**
     * The office's input for a new or changed questionnaire. The input is not validated yet.
     *
     * @param campaign the campaign's id; null for the only campaign in question
     */
    record Draft(
            @Nullable String campaign,
            @Nullable String title,
            @Nullable String words,
            @Nullable List<DraftQuestion> questions) {

        /** @throws QuestionnaireRefusal naming the field */
        Content checked() {
            return new Content(
                    text(title, "标题", TITLE_LIMIT), text(words, "说明", INTRODUCTION_LIMIT), checkedQuestions(questions));
        }
    }

    record DraftQuestion(
            @Nullable QuestionKind kind, @Nullable String words, boolean required, @Nullable List<String> options) {

        private Question checked(int number) {
            var name = "第%d题".formatted(number);
            if (kind == null) {
                throw QuestionnaireRefusal.wrong(name + "没有选怎样回答：选一项、可选几项，或者写几句。");
            }
            var wording = text(words, name, QUESTION_LIMIT);
            return new Question(
                    kind, wording, required, kind == QuestionKind.TEXT ? List.of() : checkedOptions(name, options));
        }
    }

    /** The parts of a questionnaire that the office writes, checked. */
    record Content(String title, String words, List<Question> questions) {}

    private static List<Question> checkedQuestions(@Nullable List<DraftQuestion> drafts) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MOST_QUESTIONS) {
            throw QuestionnaireRefusal.wrong("问卷应有1到%d道题。".formatted(MOST_QUESTIONS));
        }
        var questions = new ArrayList<Question>();
        drafts.forEach(draft -> questions.add(draft.checked(questions.size() + 1)));
        return questions;
    }

    private static List<String> checkedOptions(String question, @Nullable List<String> drafts) {
        var options = drafts == null
                ? List.<String>of()
                : drafts.stream()
                        .map(String::strip)
                        .filter(option -> !option.isEmpty())
                        .toList();
        if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
            throw QuestionnaireRefusal.wrong(
                    "%s应有%d到%d个选项，这里有%d个。".formatted(question, FEWEST_OPTIONS, MOST_OPTIONS, options.size()));
        }
        options.forEach(option -> text(option, question + "的选项", OPTION_LIMIT));
        if (options.stream().distinct().count() < options.size()) {
            throw QuestionnaireRefusal.wrong(question + "有两个选项是一样的。");
        }
        return options;
    }

    private static String text(@Nullable String text, String field, int limit) {
        if (text == null || text.isBlank() || text.length() > limit) {
            throw QuestionnaireRefusal.wrong("%s没有写，或者超过%d个字。".formatted(field, limit));
        }
        return text.strip();
    }

    /** @throws QuestionnaireRefusal CONFLICT unless it is in this state; names the present state */
    void require(State expected, String consequence) {
        if (state != expected) {
            throw QuestionnaireRefusal.notNow("问卷“%s”现在%s，%s".formatted(title, state.label(), consequence));
        }
    }
}
