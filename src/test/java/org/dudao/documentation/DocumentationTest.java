package org.dudao.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModules;

/** The documentation points to things that exist, and says the same in both languages. */
class DocumentationTest {

    private static final Path DOCS = Path.of("src/docs");
    private static final Path README = Path.of("README.md");
    private static final Path SERVER = Path.of("docker/README.md");
    private static final Pattern LINK = Pattern.compile("(!?)\\[([^]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");
    private static final Pattern MODULE_ROW = Pattern.compile("\\| `([a-z]+)` \\|.*");

    private record Link(Path file, int line, boolean picture, String text, String target) {

        boolean isRelative() {
            return !target.contains("://");
        }

        Path path() {
            var path = target.replaceFirst("#.*", "");
            return path.isEmpty() ? file : file.resolveSibling(path).normalize();
        }

        String anchor() {
            return target.contains("#") ? target.replaceFirst("[^#]*#", "") : "";
        }

        @Override
        public String toString() {
            return "%s:%d: %s".formatted(file, line, target);
        }
    }

    @Test
    void everyRelativeLinkLeadsToAFile() {
        assertThat(links()).filteredOn(Link::isRelative).isNotEmpty().allSatisfy(link -> assertThat(link.path())
                .as(link.toString())
                .exists());
    }

    @Test
    void everyAnchorIsAHeading() {
        assertThat(links())
                .filteredOn(link -> link.isRelative() && !link.anchor().isEmpty())
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(anchors(link.path())).as(link.toString()).contains(link.anchor()));
    }

    @Test
    void everyPictureHasATextForThoseWhoDoNotSeeIt() {
        assertThat(links()).filteredOn(Link::picture).isNotEmpty().allSatisfy(link -> assertThat(link.text())
                .as(link.toString())
                .isNotBlank());
    }

    @Test
    void everyPictureIsShown() {
        assertThat(links())
                .filteredOn(Link::picture)
                .extracting(Link::path)
                .containsAll(files(DOCS).filter(file -> !isMarkdown(file)).toList());
    }

    @Test
    void theReadmeIsShort() {
        assertThat(lines(README)).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void everyChapterIsThereInBothLanguages() {
        assertThat(chapters(DOCS.resolve("zh")))
                .containsExactlyInAnyOrderElementsOf(
                        englishChapters().map(DocumentationTest::chineseOf).toList());
    }

    static Stream<Path> englishChapters() {
        return Stream.concat(Stream.of(README, SERVER), chapters(DOCS));
    }

    @ParameterizedTest
    @MethodSource("englishChapters")
    void aChapterHasTheSameSectionsInBothLanguages(Path english) {
        assertThat(headingLevels(chineseOf(english)))
                .as("%s and %s", english, chineseOf(english))
                .isEqualTo(headingLevels(english));
    }

    private static Path chineseOf(Path english) {
        return DOCS.resolve("zh").resolve(english.equals(SERVER) ? Path.of("docker.md") : english.getFileName());
    }

    static Stream<Path> developersChapters() {
        return Stream.of(DOCS.resolve("developers.md"), DOCS.resolve("zh/developers.md"));
    }

    @ParameterizedTest
    @MethodSource("developersChapters")
    void theTableOfModulesNamesEachModule(Path chapter) {
        var rows = lines(chapter).stream()
                .map(MODULE_ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(ApplicationModules.of("org.dudao").stream()
                        .map(ApplicationModule::getIdentifier)
                        .map(ApplicationModuleIdentifier::toString)
                        .toList());
    }

    private static List<Link> links() {
        var links = new ArrayList<Link>();
        Stream.of(Stream.of(README), files(DOCS), files(Path.of("docker")), files(Path.of("processes/.camunda")))
                .flatMap(files -> files)
                .filter(DocumentationTest::isMarkdown)
                .forEach(file -> {
                    var lines = lines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        var matcher = LINK.matcher(CODE.matcher(lines.get(i)).replaceAll(""));
                        while (matcher.find()) {
                            links.add(new Link(
                                    file, i + 1, !matcher.group(1).isEmpty(), matcher.group(2), matcher.group(3)));
                        }
                    }
                });
        return links;
    }

    /** As GitHub makes them: in lower case, a hyphen for each space, without punctuation. */
    private static List<String> anchors(Path file) {
        return headings(file)
                .map(heading -> heading.group(2)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<Integer> headingLevels(Path file) {
        return headings(file).map(heading -> heading.group(1).length()).toList();
    }

    private static Stream<MatchResult> headings(Path file) {
        return lines(file).stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private static Stream<Path> chapters(Path folder) {
        return files(folder).filter(file -> isMarkdown(file) && folder.equals(file.getParent()));
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("node_modules"))
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
