package org.dudao.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudao.form.Form;
import org.dudao.form.FormError;
import org.dudao.form.FormField;
import org.dudao.form.FormReader;

/**
 * A form file.
 *
 * @param id the id that processes and tables refer to; empty when the file has none
 * @param form empty when the form has errors
 * @param errors the reasons why the form cannot be deployed
 */
record FormFile(String file, String id, Optional<Form> form, List<FormError> errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static FormFile read(String file, byte[] content, FormReader reader) {
        var inspection = reader.inspect(new ByteArrayInputStream(content));
        var errors = Stream.concat(inspection.errors().stream(), inspection.displayProblems().stream())
                .toList();
        return new FormFile(file, id(content), inspection.form(), errors);
    }

    List<FormField> fields() {
        return form.map(Form::fields).orElse(List.of());
    }

    Violation violation(FormField field, String reason) {
        return new Violation(file, field.name(), Violation.name(field.label(), field.name()) + reason);
    }

    private static String id(byte[] content) {
        try {
            return JSON.readTree(content).path("id").asText();
        } catch (IOException e) {
            return "";
        }
    }
}
