package org.dudao.refusal;

import java.util.List;

/**
 * A "no" with its reason, in Chinese, for whoever asked. It reaches Tasklist, REST and our own API as that sentence and
 * leaves no trace in the log beyond one line.
 *
 * <p>Not a ProcessEngineException: the engine's REST resources would turn that into a 500.
 */
public class Refusal extends RuntimeException {

    /**
     * Why: what was sent is wrong, this person may not, there is no such thing for them, not in the present state, too often, or the
     * database is away.
     */
    public enum Kind {
        BAD_REQUEST(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_MANY_REQUESTS(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * What is wrong with a field of a form, or with an element of a model that somebody deploys.
     *
     * @param key the field's key, or the element's id
     * @param label the field's label, or the model's file
     * @param reason to be read after the label
     */
    public record FieldError(String key, String label, String reason) {}

    private final Kind kind;
    private final transient List<FieldError> errors;

    public Refusal(Kind kind, String reason) {
        this(kind, reason, List.of());
    }

    /** @param reason says it all; the errors are there for whoever shows each at its field */
    public Refusal(Kind kind, String reason, List<FieldError> errors) {
        super(reason, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public Kind kind() {
        return kind;
    }

    /** Field by field; empty when it is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
