package org.dudao.refusal;

import java.util.List;

/**
 * A refused request with its reason in Chinese. Tasklist, the REST API of the engine and our API show the reason; the log
 * has one line without a stack trace.
 *
 * <p>It is not a ProcessEngineException, because the REST API of the engine answers such an exception with status 500.
 */
public class Refusal extends RuntimeException {

    /** The request attribute with a reason in Chinese that the error page shows. */
    public static final String REASON = Refusal.class.getName() + ".reason";

    /**
     * The kind of refusal: wrong input, missing right, nothing that this person may see, wrong state, too many requests, or no
     * database.
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
     * An error in a field of a form or in an element of a deployed model.
     *
     * @param key the key of the field or the id of the element
     * @param label the label of the field or the file of the model
     * @param reason the text that follows the label
     */
    public record FieldError(String key, String label, String reason) {}

    private final Kind kind;
    private final transient List<FieldError> errors;

    public Refusal(Kind kind, String reason) {
        this(kind, reason, List.of());
    }

    /** @param reason the complete reason; a client with a form can show the errors at the fields instead */
    public Refusal(Kind kind, String reason, List<FieldError> errors) {
        super(reason, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public Kind kind() {
        return kind;
    }

    /** One entry per field; empty when the refusal is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
