package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that form-js does not decide. The meaning of patterns is tested in FormVerdictsTest. */
class JavaScriptPatternTest {

    @Test
    void aPatternThatTakesForEverFindsNothing() {
        assertThat(JavaScriptPattern.of("^(a+)+$").isFoundIn("a".repeat(3999) + "b"))
                .isFalse();
        assertThat(JavaScriptPattern.of("^(a|aa)+$").isFoundIn("a".repeat(3999) + "b"))
                .isFalse();
        assertThat(JavaScriptPattern.of("(x+x+)+y").isFoundIn("x".repeat(4000))).isFalse();
    }

    @Test
    void aLongTextIsReadToItsEnd() {
        assertThat(JavaScriptPattern.of("^[^;]*;[^;]*$").isFoundIn("a".repeat(3998) + ";"))
                .isTrue();
        assertThat(JavaScriptPattern.of("^(甲|乙)*$").isFoundIn("甲乙".repeat(500))).isTrue();
    }

    @Test
    void theEndIsTheEndOfTheText() {
        assertThat(JavaScriptPattern.of("^a$").isFoundIn("a\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a++", "a*+", "a?+", "(?i)a", "(?<n>a)", "\\Qa\\E", "\\Aa", "a\\Z", "\\p{L}", "\\h", "[^]", "[]a]",
                "(a)\\1", "a\\", "\\u12", "[\\b]", "[\\S]", "(", "[z-a]"
            })
    void whatMeansSomethingElseInJavaIsNotTaken(String pattern) {
        assertThat(JavaScriptPattern.complaint(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a+?",
                "a*?",
                "\\++",
                "\\.+",
                "[+]+",
                "(?:a)+",
                "^[\\u4e00-\\u9fa5]+$",
                "a{2,3}",
                "x|y",
                "[\\]\\\\]"
            })
    void whatMeansTheSameIsTaken(String pattern) {
        assertThatCode(() -> JavaScriptPattern.of(pattern)).doesNotThrowAnyException();
    }
}
