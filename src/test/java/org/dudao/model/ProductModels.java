package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dudao.support.ModelFiles;

/** Checks all models of the product with a change of one. */
final class ProductModels {

    private ProductModels() {}

    /** The sentences about all models of the product after a change of one; line breaks between elements do not count. */
    static List<String> violations(String file, String from, String to) {
        var resources = new TreeMap<String, byte[]>();
        Stream.of(ModelFiles.processes(), ModelFiles.decisions(), ModelFiles.forms())
                .flatMap(List::stream)
                .forEach(path -> resources.put(path.getFileName().toString(), text(path)));
        var model = new String(resources.get(file), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
        assertThat(model).containsOnlyOnce(from);
        resources.put(file, model.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return Models.check().check(resources, Models.nothingDeployed()).violations().stream()
                .map(Violation::sentence)
                .toList();
    }

    private static byte[] text(Path path) {
        return ModelFiles.text(path).getBytes(StandardCharsets.UTF_8);
    }
}
