package org.dudao.review;

import java.util.Arrays;

/** What a reader decides. */
public enum Outcome {
    ACCEPT("accept"),
    RETURN("return");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As forms and our API have it. */
    String word() {
        return word;
    }

    /** @throws ReviewRefused for anything else than a form's {@code accept} or {@code return} */
    static Outcome of(Object value) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(value))
                .findFirst()
                .orElseThrow(() -> ReviewRefused.wrong("请选择审核结论：通过或退回。"));
    }
}
