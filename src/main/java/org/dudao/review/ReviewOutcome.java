package org.dudao.review;

import java.util.Arrays;

/** A reader's decision. */
public enum ReviewOutcome {
    ACCEPT("accept"),
    RETURN("return");

    private final String word;

    ReviewOutcome(String word) {
        this.word = word;
    }

    /** The value in forms and in the API. */
    String word() {
        return word;
    }

    /** @throws ReviewRefusal for a value that is neither {@code accept} nor {@code return} */
    static ReviewOutcome of(Object value) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(value))
                .findFirst()
                .orElseThrow(() -> ReviewRefusal.wrong("请选择审核结论：通过或退回。"));
    }
}
