package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dudao.support.ModelBench;
import org.dudao.support.ModelFiles;
import org.dudao.support.NodePackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our extensions of Camunda Modeler: element templates and lint rules. */
class InModelerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MADE_BY_MODELER =
            Pattern.compile(" (id|sourceRef|targetRef|attachedToRef)=\"\\w+\"|<bpmn:(incoming|outgoing)>.*?</.*?>");
    private static final Path EXPECTED = Path.of("src/test/resources/element-templates");

    @RegisterExtension
    static final NodePackage RULES = new NodePackage("processes", ".camunda/bpmnlint-plugin-dudao");

    @RegisterExtension
    static final ModelBench BENCH = new ModelBench();

    @Test
    void modelerTakesTheTemplates() {
        assertThat(BENCH.errorsOf(ModelFiles.elementTemplates().stream()
                        .map(ModelFiles::text)
                        .toList()))
                .isEmpty();
    }

    @Test
    void modelerSaysWhatIsWrongWithATemplate() {
        assertThat(BENCH.errorsOf(List.of("{\"id\": \"wrong\", \"name\": \"错\", \"properties\": []}")))
                .anySatisfy(error -> assertThat(error).contains("appliesTo"));
    }

    static Stream<Path> elementTemplates() {
        return ModelFiles.elementTemplates().stream();
    }

    /** Chooses the implementation plan wherever a choice is needed. */
    @ParameterizedTest
    @MethodSource("elementTemplates")
    void aTemplateWritesWhatTheEngineNeeds(Path file) throws IOException {
        var template = JSON.readTree(file.toFile());
        for (var property : template.path("properties")) {
            if (property.has("choices") && !property.has("value")) {
                ((ObjectNode) property).put("value", chosen(property.path("choices")));
            }
        }

        assertThat(MADE_BY_MODELER.matcher(BENCH.applied(template.toString())).replaceAll(""))
                .containsIgnoringWhitespaces(ModelFiles.text(EXPECTED.resolve(ModelFiles.name(file) + ".xml")));
    }

    @Test
    void ourRulesAreShownWhileSomebodyDraws() throws IOException, InterruptedException {
        var asksNothing = ModelFiles.text(RULES.file("spec/good.bpmn")).replace("合格吗？", "合格");
        var withoutThem = BENCH.lint(asksNothing);
        RULES.run("build");
        BENCH.load(RULES.file("dist/client.js"));

        assertThat(withoutThem).noneMatch(line -> line.contains("dudao/"));
        assertThat(BENCH.lint(asksNothing)).contains("Gateway_Accepted: 关口是一个问题，名称以“？”结尾，例如“材料合格吗？” (dudao/gateway)");
    }

    private static String chosen(JsonNode choices) {
        return StreamSupport.stream(choices.spliterator(), false)
                .map(choice -> choice.path("value").asText())
                .filter(value -> value.contains("implementation-plan"))
                .findFirst()
                .orElseThrow();
    }
}
