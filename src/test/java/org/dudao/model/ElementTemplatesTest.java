package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.dudao.support.ModelFiles;
import org.dudao.workflow.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The element templates offer exactly what exists. {@link InModelerTest} checks them in Modeler. */
class ElementTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPTED = "${reviewTasks.accepted(execution, '%s')}";
    private static final Path RENEWED = Path.of("target/element-templates");

    private record Material(String kind, String name) {}

    static Stream<Path> elementTemplates() {
        return ModelFiles.elementTemplates().stream();
    }

    @ParameterizedTest
    @MethodSource("elementTemplates")
    void theMaterialsToChooseFromAreThoseOfTheStandards(Path file) throws IOException {
        var template = JSON.readTree(file.toFile());
        var renewed = template.deepCopy();
        renewed.path("properties").forEach(property -> offer(materials(), (ObjectNode) property));
        write(renewed, RENEWED.resolve(file.getFileName()));

        assertThat(template)
                .as(
                        "%s does not offer the rows of material-standard.dmn; take them over:%n"
                                + "mvn test -Dtest=ElementTemplatesTest; cp %s/*.json processes/.camunda/element-templates/",
                        file, RENEWED)
                .isEqualTo(renewed);
    }

    @Test
    void everyStepHasItsTemplate() throws IOException {
        var steps = new TreeSet<String>();
        for (var file : ModelFiles.elementTemplates()) {
            for (var property : JSON.readTree(file.toFile()).path("properties")) {
                if (property.at("/binding/name").asText().equals("step")) {
                    steps.add(property.path("value").asText());
                }
            }
        }
        assertThat(steps)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Step.values()).map(Step::propertyValue).toList());
    }

    private static void offer(List<Material> materials, ObjectNode property) {
        var binding = property.path("binding");
        if (binding.path("name").asText().equals("material")
                || binding.path("target").asText().equals("material")) {
            var choices = property.putArray("choices");
            materials.forEach(
                    material -> choices.addObject().put("name", material.name()).put("value", material.kind()));
        }
        if (binding.path("name").asText().equals("conditionExpression")) {
            offerAccepted(materials, (ArrayNode) property.path("choices"));
        }
    }

    /** Keeps the conditions that do not depend on a kind of material. */
    private static void offerAccepted(List<Material> materials, ArrayNode choices) {
        var kept = new ArrayList<JsonNode>();
        choices.forEach(kept::add);
        kept.removeIf(choice -> choice.path("value").asText().contains("'"));
        choices.removeAll().addAll(kept);
        materials.forEach(material -> choices.addObject()
                .put("name", material.name() + "已通过审核")
                .put("value", ACCEPTED.formatted(material.kind())));
    }

    private static List<Material> materials() {
        var table =
                Dmn.readModelFromFile(Path.of("processes/material-standard.dmn").toFile());
        var columns = table.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
        return table.getModelElementsByType(Rule.class).stream()
                .map(row -> new Material(
                        text(row.getInputEntries().iterator().next()),
                        text(List.copyOf(row.getOutputEntries()).get(columns.indexOf("name")))))
                .toList();
    }

    private static String text(DmnElement cell) {
        return cell.getTextContent().strip().replace("\"", "");
    }

    private static void write(JsonNode template, Path file) throws IOException {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writer(printer).writeValueAsString(template) + "\n");
    }
}
