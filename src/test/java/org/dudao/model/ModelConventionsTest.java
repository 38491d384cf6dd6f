package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.dudao.support.ModelFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conventions of all models, tables and forms of the product, so that designers find their way. */
class ModelConventionsTest {

    static Stream<Path> processes() {
        return ModelFiles.processes().stream();
    }

    static Stream<Path> decisions() {
        return ModelFiles.decisions().stream();
    }

    static Stream<Path> forms() {
        return ModelFiles.forms().stream();
    }

    /** The rules of a deployment. Each has its test in ModelCheckTest. */
    @Test
    @DisplayName("全部模型、判断表和表单合在一起，符合部署时核对的每一条")
    void everythingTogetherCanBeDeployed() {
        var resources = new TreeMap<String, byte[]>();
        Stream.of(processes(), decisions(), forms())
                .flatMap(files -> files)
                .forEach(file -> resources.put(
                        file.getFileName().toString(), ModelFiles.text(file).getBytes(StandardCharsets.UTF_8)));

        assertThat(Models.check().check(resources, Models.nothingDeployed()))
                .isEqualTo(new ModelCheck.Result(List.of(), List.of(), List.of()));
    }

    // Conventions of this repository only, which other designers need not follow

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessIsCalledLikeItsFileAndSaysWhatItIsFor(Path file) {
        var process =
                model(file).getModelElementsByType(Process.class).iterator().next();

        assertThat(process.getId()).isEqualTo(ModelFiles.id(file));
        assertThat(process.getDocumentations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void sequenceFlowsAndMessagesHaveBusinessNamesToo(Path file) {
        for (var type : List.of(SequenceFlow.class, Message.class)) {
            assertThat(model(file).getModelElementsByType(type).stream().map(BaseElement::getId))
                    .allMatch(id -> id.matches("(Flow|Message)_[A-Z][A-Za-z0-9]+"));
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aTableIsCalledLikeItsFile(Path file) {
        var decision = Dmn.readModelFromFile(file.toFile())
                .getModelElementsByType(Decision.class)
                .iterator()
                .next();

        assertThat(decision.getId()).isEqualTo(ModelFiles.id(file));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsCalledLikeItsFile(Path file) throws IOException {
        assertThat(new ObjectMapper().readTree(file.toFile()).path("id").asText())
                .isEqualTo(ModelFiles.name(file));
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
