package org.dudao.review;

import java.util.Arrays;

/** What a reader decides. */
public enum ReviewOutcome {
    ACCEPT("accept"),
    RETURN("return");

    private final String word;

    ReviewOutcome(String word) {
        this.word = word;
    }

    /** As forms and our API have it. */
    String word() {
        return word;
    }

    /** @throws ReviewRefusal for anything else than a form's {@code accept} or {@code return} */
    static ReviewOutcome of(Object value) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(value))
                .findFirst()
                .orElseThrow(() -> ReviewRefusal.wrong("请选择审核结论：通过或退回。"));
    }
}
