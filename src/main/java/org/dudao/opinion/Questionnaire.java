package org.dudao.opinion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire of the office's making.
 *
 * @param code what its address on the public's pages ends with
 * @param words what stands above the questions
 */
record Questionnaire(
        long id, String campaign, String code, String title, String words, State state, List<Question> questions) {

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_WORDS = 1_000;
    private static final int MOST_QUESTIONS = 50;
    private static final int LONGEST_QUESTION = 300;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;

    /** Whether it can be changed, or filled in. */
    enum State {
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
    enum QuestionKind {
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
    record Question(QuestionKind kind, String words, boolean required, List<String> options) {}

    /** As it was typed. */
    record Typed(
            @Nullable String campaign,
            @Nullable String title,
            @Nullable String words,
            @Nullable List<TypedQuestion> questions) {}

    record TypedQuestion(
            @Nullable QuestionKind kind, @Nullable String words, boolean required, @Nullable List<String> options) {

        Question checked(int number) {
            var name = "第%d题".formatted(number);
            if (kind == null) {
                throw OpinionRefusal.wrong(name + "没有选怎样回答：选一项、可选几项，或者写几句。");
            }
            var asked = text(words, name, LONGEST_QUESTION);
            if (kind == QuestionKind.TEXT) {
                return new Question(kind, asked, required, List.of());
            }
            var some = options == null
                    ? List.<String>of()
                    : options.stream()
                            .map(String::strip)
                            .filter(option -> !option.isEmpty())
                            .toList();
            if (some.size() < FEWEST_OPTIONS || some.size() > MOST_OPTIONS) {
                throw OpinionRefusal.wrong(
                        "%s应有%d到%d个选项，这里有%d个。".formatted(name, FEWEST_OPTIONS, MOST_OPTIONS, some.size()));
            }
            some.forEach(option -> text(option, name + "的选项", LONGEST_TITLE));
            if (some.stream().distinct().count() < some.size()) {
                throw OpinionRefusal.wrong(name + "有两个选项是一样的。");
            }
            return new Question(kind, asked, required, some);
        }
    }

    static List<Question> checked(@Nullable List<TypedQuestion> typed) {
        if (typed == null || typed.isEmpty() || typed.size() > MOST_QUESTIONS) {
            throw OpinionRefusal.wrong("问卷应有1到%d道题。".formatted(MOST_QUESTIONS));
        }
        var questions = new ArrayList<Question>();
        typed.forEach(question -> questions.add(question.checked(questions.size() + 1)));
        return questions;
    }

    static String text(@Nullable String text, String field, int most) {
        if (text == null || text.isBlank() || text.length() > most) {
            throw OpinionRefusal.wrong("%s没有写，或者超过%d个字。".formatted(field, most));
        }
        return text.strip();
    }
}
