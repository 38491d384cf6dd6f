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
 * The server's verdicts against those of form-js 1.8.7, which {@code src/test/form-js} has written down: the same fields are
 * refused, but for the reasons below.
 */
class FormVerdictsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FormReader READER = Forms.reader();

    /** Why the server says otherwise than form-js. */
    enum Reason {
        /** To form-js, blanks are an answer to what is required. */
        BLANK,
        /** form-js does not know that the engine holds 4,000 characters, nor that blanks around a text are stored. */
        TOO_LONG,
        /** PostgreSQL takes neither the character 0 nor half a character. */
        UNSTORABLE,
        /** form-js shows a stored time rounded down, and yet sends it as it was. */
        INTERVAL,
        /** form-js knows 24 o'clock, and no time in Java does. */
        TIME,
        /** form-js takes one choice for several. */
        TWICE,
        /** form-js has no rule for the number of rows. */
        ROWS,
        /** form-js asks what can only be read for its rules, and nobody can answer it. */
        ONLY_READ
    }

    /** What never leaves form-js as it was entered, and is refused when it comes past the browser. */
    enum Forgery {
        /** form-js makes what it can of it. */
        TYPE,
        /** form-js drops what cannot be chosen. */
        NO_OPTION,
        /** form-js writes dates and times in one way only. */
        DATE,
        TIME,
        /** form-js rounds down what is typed. */
        INTERVAL,
        /** form-js drops what its calendar does not have. */
        TOO_EARLY,
        /** form-js does not send what is hidden. */
        HIDDEN,
        /** form-js sends its fields only. */
        NO_FIELD,
        /** Not forged: refused as form-js would. */
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

    /** Objects and arrays as JSON, everything else untyped. */
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
