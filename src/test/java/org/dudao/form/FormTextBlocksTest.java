package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Text blocks that many forms share, for example the standard of a material. A block with the same id in two forms is the same
 * block: a designer who changes one changes all of them, or gives the changed block an id of its own.
 */
class FormTextBlocksTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("各表单里同一标识的文字块，文字和显示条件都相同")
    void textBlocksWithTheSameIdAreAlike() throws IOException {
        var blocks = textBlocks();

        assertThat(blocks.get("Text_Standard")).isNotNull();
        assertThat(blocks).allSatisfy((id, forms) -> assertThat(new LinkedHashSet<>(forms.values()))
                .as("文字块 %s 在这些表单里不一样：%s", id, forms)
                .hasSize(1));
    }

    @Test
    @DisplayName("写明审核标准的表单，返工时也都提示逐条答复")
    void everyFormWithTheStandardSaysWhenTheMaterialWasReturned() throws IOException {
        var blocks = textBlocks();

        assertThat(formsWith("Text_Returned", blocks))
                .isEqualTo(formsWith("Text_Standard", blocks))
                .hasSizeGreaterThan(30);
    }

    private static Set<String> formsWith(String block, Map<String, Map<String, String>> blocks) {
        return blocks.getOrDefault(block, Map.of()).keySet();
    }

    /** By block id: file name to the text and the condition. */
    private static Map<String, Map<String, String>> textBlocks() throws IOException {
        var blocks = new TreeMap<String, Map<String, String>>();
        for (var file : formFiles()) {
            addTextBlocks(JSON.readTree(file.toFile()), file.getFileName().toString(), blocks);
        }
        return blocks;
    }

    private static Set<Path> formFiles() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("forms"), "*.form")) {
            var forms = new LinkedHashSet<Path>();
            files.forEach(forms::add);
            return forms;
        }
    }

    private static void addTextBlocks(JsonNode parent, String file, Map<String, Map<String, String>> blocks) {
        for (var component : parent.path("components")) {
            if (Set.of("text", "html").contains(component.path("type").asText())) {
                blocks.computeIfAbsent(component.path("id").asText(), id -> new TreeMap<>())
                        .put(file, contents(component));
            }
            addTextBlocks(component, file, blocks);
        }
    }

    private static String contents(JsonNode block) {
        return Set.of("type", "text", "content", "conditional").stream()
                .sorted()
                .map(setting -> setting + "=" + block.path(setting))
                .collect(Collectors.joining("; "));
    }
}
