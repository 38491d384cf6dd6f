package org.dudao.questionnaire;

import org.dudao.refusal.Refusal;

/** A refused request about a questionnaire. */
final class QuestionnaireRefusal extends Refusal {

    private QuestionnaireRefusal(Kind kind, String reason) {
        super(kind, reason);
    }

    static QuestionnaireRefusal wrong(String reason) {
        return new QuestionnaireRefusal(Kind.BAD_REQUEST, reason);
    }

    static QuestionnaireRefusal notNow(String reason) {
        return new QuestionnaireRefusal(Kind.CONFLICT, reason);
    }

    static QuestionnaireRefusal notAllowed(String reason) {
        return new QuestionnaireRefusal(Kind.FORBIDDEN, reason);
    }

    static QuestionnaireRefusal unknown(String reason) {
        return new QuestionnaireRefusal(Kind.NOT_FOUND, reason);
    }
}
