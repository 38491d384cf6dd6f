package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Camunda apps in Chinese: no missing texts, no unused texts, no accidental English. */
class LocalisationTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Names, signs and patterns that are the same in all languages. */
    private static final Pattern SAME_EVERYWHERE =
            Pattern.compile("[\\p{Punct}\\s\\u200B]*|Camunda.*|ID\\*?|CSV|JSON|XML|Optimize|YYYY-MM-DDTHH:mm:ss");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyTextOfTheAppIsThere(String app) throws IOException {
        var english = english(app).path("labels");
        var chinese = chinese(app).path("labels");

        assertThat(keys(chinese)).containsExactlyInAnyOrderElementsOf(keys(english));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyTextKeepsItsPlaceholders(String app) throws IOException {
        var english = english(app).path("labels");
        var chinese = chinese(app).path("labels");

        for (var key : keys(english)) {
            assertThat(placeholders(chinese, key)).as(key).isEqualTo(placeholders(english, key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void nothingIsLeftInEnglish(String app) throws IOException {
        var left = new TreeMap<String, String>();
        var labels = chinese(app).path("labels");
        for (var key : keys(labels)) {
            var text = labels.path(key).asText();
            if (!CHINESE.matcher(text).find() && !SAME_EVERYWHERE.matcher(text).matches()) {
                left.put(key, text);
            }
        }
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void datesAreChineseToo(String app) throws IOException {
        assertThat(keys(chinese(app).path("dateLocales")))
                .containsExactlyInAnyOrderElementsOf(keys(english(app).path("dateLocales")));
    }

    /** From Camunda's jar; ours contains no English. */
    private static JsonNode english(String app) throws IOException {
        try (var file = LocalisationTest.class.getClassLoader().getResourceAsStream(APPS + app + "/locales/en.json")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }

    private static JsonNode chinese(String app) throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/main/resources", APPS, app, "locales/zh.json")));
    }

    private static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> placeholders(JsonNode labels, String key) {
        return PLACEHOLDER
                .matcher(labels.path(key).asText())
                .results()
                .map(match -> match.group().replace(" ", ""))
                .sorted()
                .toList();
    }
}
