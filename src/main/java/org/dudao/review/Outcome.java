package org.dudao.review;

/** What a reader decides. */
public enum Outcome {
    ACCEPT,
    RETURN;

    /** @throws ReviewRefused for anything else than a form's {@code accept} or {@code return} */
    static Outcome of(Object value) {
        if ("accept".equals(value)) {
            return ACCEPT;
        }
        if ("return".equals(value)) {
            return RETURN;
        }
        throw ReviewRefused.wrong("请选择审核结论：通过或退回。");
    }
}
