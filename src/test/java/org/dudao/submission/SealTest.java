package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.dudao.form.FormAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seal of a round does not depend on the server. */
class SealTest {

    private static final Locale BEFORE = Locale.getDefault();

    private static final String LIST =
            """
            dudao-seal 1
            material 1234567 round 12
            by u002 at 2014-03-25T02:30:15.123456Z
            text e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            answers ANSWERS
            replies REPLIES
            file 0a1b 会议记录.txt
            """;

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void theSealIsTheSameUnderEveryLocale() {
        var sealed = Seal.of(round(), files());
        var list = Seal.list(round(), files());

        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        assertThat("%d".formatted(12)).as("the locale has its own digits").isEqualTo("١٢");
        assertThat(Seal.list(round(), files())).isEqualTo(list);
        assertThat(Seal.of(round(), files())).isEqualTo(sealed);
    }

    /** Seals in the database were computed over this list. */
    @Test
    void theListIsAsItWasWhenTheFirstSealsWereComputed() {
        assertThat(Seal.list(round(), files()))
                .isEqualTo(LIST.replace("ANSWERS", sha256(round().answers().json()))
                        .replace("REPLIES", sha256("{\"7\":\"已补\"}")));
    }

    private static String sha256(String text) {
        return DigestUtils.sha256Hex(text);
    }

    private static Round round() {
        return new Round(
                1234567,
                12,
                "u002",
                Instant.parse("2014-03-25T02:30:15.123456Z"),
                "",
                new FormAnswers(List.of(new FormAnswer("done", "已完成", 4, "4"))),
                Map.of(7L, "已补"),
                null,
                false,
                null);
    }

    private static List<MaterialFile> files() {
        return List.of(new MaterialFile(
                1,
                1234567,
                12,
                "会议记录.txt",
                "text/plain",
                10,
                "0a1b",
                null,
                List.of(),
                "u002",
                Instant.parse("2014-03-25T02:00:00Z")));
    }
}
