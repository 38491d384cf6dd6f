package org.dudao.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.dudao.form.FormError;
import org.dudao.refusal.Refusal;

/** What is wrong with a form as a refusal: one sentence for whoever reads a line, each field for whoever shows a form. */
final class FormRefusals {

    private FormRefusals() {}

    static Refusal of(String before, List<FormError> errors) {
        return new Refusal(
                Refusal.Kind.BAD_REQUEST,
                errors.stream().map(FormError::sentence).collect(Collectors.joining("；", before, "。")),
                errors.stream()
                        .map(error -> new Refusal.FieldError(error.key(), error.label(), error.reason()))
                        .toList());
    }
}
