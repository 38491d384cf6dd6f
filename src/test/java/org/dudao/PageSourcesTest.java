package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources of our pages: one layout, one module for requests, one theme. */
class PageSourcesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path ASSETS = Path.of("src/main/resources/static/assets");
    private static final Path APPS = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");

    /** Files of fragments, not pages. */
    private static final List<String> FRAGMENTS = List.of("layout.html", "parts.html");

    private static final Pattern INLINE_CODE = Pattern.compile(
            "<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\s(?:th:)?src=)|javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?=[^{]*;)");
    private static final Pattern ASSET_ADDRESS = Pattern.compile("/assets/([\\w/-]+(?:\\.\\w+)?)");

    static Stream<Path> pages() {
        return files(TEMPLATES, ".html").filter(file -> !FRAGMENTS.contains(name(file)));
    }

    static Stream<Path> scripts() {
        return files(ASSETS, ".js")
                .filter(file -> !Set.of("api.js", "engine-requests.js").contains(name(file)));
    }

    static Stream<Path> styles() {
        return Stream.concat(files(ASSETS, ".css"), files(APPS, ".css"))
                .filter(file -> !name(file).equals("theme.css"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("每个页面都用同一个版式，没有自己的 <head>")
    void everyPageUsesTheLayout(Path page) {
        assertThat(text(page))
                .contains("th:replace=\"~{layout :: page(")
                .doesNotContain("<head", "<title", "<link", "<script", "<meta");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("除了 api.js，没有一个脚本自己发请求；engine-requests.js 只看应用自己的请求")
    void noScriptSendsItsOwnRequests(Path script) {
        assertThat(text(script)).doesNotContain("fetch(", "XMLHttpRequest", "sendBeacon");
    }

    @Test
    @DisplayName("页面里没有内嵌的脚本和样式")
    void noTemplateHasInlineCode() {
        assertThat(files(TEMPLATES, ".html")).isNotEmpty().allSatisfy(template -> assertThat(text(template))
                .doesNotContainPattern(INLINE_CODE));
    }

    @ParameterizedTest
    @MethodSource("styles")
    @DisplayName("颜色只写在 theme.css 里")
    void coloursComeFromTheTheme(Path style) {
        assertThat(text(style)).doesNotContainPattern(COLOUR);
    }

    @Test
    @DisplayName("页面和应用里引用的文件都在")
    void everyReferencedAssetExists() {
        var sources = Stream.of(
                        files(TEMPLATES, ".html"), files(ASSETS, ".js"), files(APPS, ".js"), files(APPS, ".css"))
                .flatMap(files -> files)
                .flatMap(file -> ASSET_ADDRESS.matcher(text(file)).results())
                .map(address -> address.group(1));
        var scriptsOfPages = pages().flatMap(page -> Pattern.compile("pageScript='([^']+)'")
                        .matcher(text(page))
                        .results())
                .map(script -> script.group(1));

        assertThat(Stream.concat(sources, scriptsOfPages).distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(asset -> assertThat(Stream.of(asset, asset + ".js").map(ASSETS::resolve))
                        .as(asset)
                        .anyMatch(Files::isRegularFile));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> name(file).endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
