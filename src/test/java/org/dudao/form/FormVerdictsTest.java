package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the server's verdicts with those of form-js 1.8.7, which {@code src/test/form-js} has recorded. Both refuse
 * the same fields, except for the reasons below.
 */
class FormVerdictsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FormReader READER = Forms.reader();

    /** Why the server differs from form-js. */
    enum Reason {
        /** form-js accepts blanks for a required field. */
        BLANK,
        /** form-js does not know the engine's limit of 4,000 characters, and that surrounding blanks are stored. */
        TOO_LONG,
        /** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
        UNSTORABLE,
        /** form-js rounds a stored time down for display, but sends it unchanged. */
        INTERVAL,
        /** form-js accepts 24:00, which Java has not. */
        TIME,
        /** form-js accepts the same choice several times. */
        TWICE,
        /** form-js has no rule for the number of rows. */
        ROWS,
        /** form-js validates read-only fields, which nobody can correct. */
        ONLY_READ
    }

    /** Values that form-js never sends. They are refused when they come from another client. */
    enum Forgery {
        /** form-js converts the type. */
        TYPE,
        /** form-js drops values that are not among the options. */
        NO_OPTION,
        /** form-js writes dates and times in one format only. */
        DATE,
        TIME,
        /** form-js rounds typed times down. */
        INTERVAL,
        /** form-js drops dates that its calendar does not offer. */
        TOO_EARLY,
        /** form-js does not send hidden fields. */
        HIDDEN,
        /** form-js sends only the fields of the form. */
        NO_FIELD,
        /** Not forged: form-js refuses it too. */
        SAME
    }

    static Stream<Arguments> verdicts() throws IOException {
        try (var file = FormVerdictsTest.class.getResourceAsStream("/form-js-verdicts.json")) {
            return StreamSupport.stream(JSON.readTree(file).spliterator(), false)
                    .map(verdict -> Arguments.of(verdict.get("name").asText(), verdict));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void whatFormJsSubmitsIsJudgedAsFormJsJudgesIt(String name, JsonNode verdict) throws IOException {
        var expected = new TreeSet<>(ComponentSettings.names(verdict.get("errors")));
        for (var field : ComponentSettings.names(verdict.path("differs"))) {
            if (!expected.remove(field)) {
                expected.add(field);
            }
        }

        assertThat(refused(verdict, verdict.get("data"))).isEqualTo(expected);
    }

    static Stream<Arguments> forgeries() throws IOException {
        return verdicts().filter(verdict -> ((JsonNode) verdict.get()[1]).has("forged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void whatFormJsWouldNotSubmitIsRefused(String name, JsonNode verdict) throws IOException {
        assertThat(refused(verdict, verdict.get("entered")))
                .isEqualTo(new TreeSet<>(ComponentSettings.names(verdict.get("forged"))));
    }

    @Test
    void everyDifferenceHasAReasonAndEveryReasonACase() throws IOException {
        assertThat(named("differs")).isEqualTo(names(Reason.values()));
        assertThat(named("forged")).isEqualTo(names(Forgery.values()));
        assertThat(verdicts()).hasSizeGreaterThan(200);
    }

    private static Set<String> named(String kind) throws IOException {
        return verdicts()
                .flatMap(verdict -> StreamSupport.stream(
                        ((JsonNode) verdict.get()[1]).path(kind).spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Enum<?>[] reasons) {
        return Arrays.stream(reasons).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> refused(JsonNode verdict, JsonNode sent) throws IOException {
        var form = READER.read(new ByteArrayInputStream(JSON.writeValueAsBytes(verdict.get("form"))));
        return form.check(asTasklistSends(sent), asTasklistSends(verdict.get("variables"))).errors().stream()
                .map(FormError::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Objects and arrays as JSON, all other values untyped. */
    static VariableMap asTasklistSends(JsonNode data) throws IOException {
        var variables = Variables.createVariables();
        for (var name : ComponentSettings.names(data)) {
            var value = data.get(name);
            if (value.isContainerNode()) {
                variables.putValueTyped(
                        name,
                        SpinValues.jsonValue(JSON.writeValueAsString(value)).create());
            } else {
                variables.putValue(name, JSON.treeToValue(value, Object.class));
            }
        }
        return variables;
    }
}
