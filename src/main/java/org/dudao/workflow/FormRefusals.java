package org.dudao.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.dudao.form.FormError;
import org.dudao.refusal.Refusal;

/** Turns the errors of a form into a refusal: one sentence for a client that shows text, and one error per field for a form. */
final class FormRefusals {

    private FormRefusals() {}

    static Refusal of(String prefix, List<FormError> errors) {
        return new Refusal(
                Refusal.Kind.BAD_REQUEST,
                errors.stream().map(FormError::sentence).collect(Collectors.joining("；", prefix, "。")),
                errors.stream()
                        .map(error -> new Refusal.FieldError(error.key(), error.label(), error.reason()))
                        .toList());
    }
}
