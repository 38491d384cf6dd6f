package org.dudao.workflow;

/**
 * A "no" with its reason, in Chinese, for whoever asked. It reaches Tasklist, REST and our own API as that sentence and
 * leaves no trace in the log beyond one line.
 *
 * <p>Not a ProcessEngineException: the engine's REST resources would turn that into a 500.
 */
public class Refusal extends RuntimeException {

    /** Why: what was sent is wrong, this person may not, or not in the present state. */
    public enum Kind {
        BAD_REQUEST(400),
        FORBIDDEN(403),
        CONFLICT(409);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    public Refusal(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
