package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.support.ModelBench;
import org.dudao.support.ModelFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Draws each model as a picture under {@code target/model-pictures}, which {@code index.html} shows, and checks the
 * drawing for visible faults.
 */
class ModelPicturesTest {

    private static final Path PICTURES = Path.of("target/model-pictures");
    private static final Path TIDY = Path.of("src/test/resources/drawing/tidy.bpmn");

    @RegisterExtension
    static final ModelBench BENCH = new ModelBench();

    static Stream<Path> processes() {
        return ModelFiles.processes().stream();
    }

    @BeforeAll
    static void showAllOnOnePage() throws IOException {
        Files.createDirectories(PICTURES);
        var page = processes()
                .map(ModelFiles::name)
                .map(name -> "<h2>%1$s</h2><p><img src=\"%1$s.svg\" alt=\"%1$s\"></p>".formatted(name))
                .collect(Collectors.joining("\n", "<!DOCTYPE html><meta charset=utf-8><title>流程图</title>\n", "\n"));
        Files.writeString(PICTURES.resolve("index.html"), page);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aModelCanBeReadAtAGlance(Path file) throws IOException {
        Files.writeString(PICTURES.resolve(ModelFiles.name(file) + ".svg"), BENCH.draw(ModelFiles.text(file)));

        assertThat(BENCH.faults(ModelFiles.text(file))).as(file.toString()).isEmpty();
    }

    @Test
    void nothingIsFoundInATidyModel() {
        assertThat(BENCH.faults(ModelFiles.text(TIDY))).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("y=\"332\"", "y=\"343\"", "连线“打回返工”（Flow_Again）穿过标签“打回返工”（Flow_Again）"),
                arguments(
                        "x=\"107\" y=\"192\"",
                        "x=\"107\" y=\"163\"",
                        "图形“开始”（StartEvent_Begin）遮住标签“开始”（StartEvent_Begin）"),
                arguments(
                        "x=\"306\" y=\"217\"",
                        "x=\"374\" y=\"302\"",
                        "标签“已提醒”（EndEvent_Reminded）与标签“到期提醒”（Event_Due）重叠"),
                arguments(
                        "x=\"382\" y=\"262\"",
                        "x=\"382\" y=\"230\"",
                        "图形“已提醒”（EndEvent_Reminded）与图形“审阅”（SubProcess_Read）重叠"),
                arguments(
                        "x=\"262\" y=\"192\"", "x=\"232\" y=\"152\"", "图形“到期提醒”（Event_Due）遮住图形“撰写”（UserTask_Write）的名称"),
                arguments("y=\"350\"", "y=\"280\"", "连线“打回返工”（Flow_Again）穿过图形“已提醒”（EndEvent_Reminded）"),
                arguments(
                        "<di:waypoint x=\"752\" y=\"170\" />",
                        "<di:waypoint x=\"800\" y=\"170\" /><di:waypoint x=\"788\" y=\"170\" />",
                        "连线“合格”（Flow_Good）穿过图形“完成”（EndEvent_Done）"),
                arguments("逐条审阅", "逐条审阅".repeat(15), "（UserTask_Read）的名称太长，框里放不下"),
                arguments("x=\"38[02]\" y=\"(262|280|302)\"", "x=\"102\" y=\"$1\"", "连线“”（Flow_Reminded）从右往左画，又不是返回的路"),
                arguments(
                        "(?s)合格吗？(.*)x=\"604\" y=\"126\" width=\"52\"",
                        "这一份材料合不合格呢？$1x=\"565\" y=\"126\" width=\"130\"",
                        "图形“这一份材料合不合格呢？”（Gateway_Good）遮住标签“这一份材料合不合格呢？”（Gateway_Good）（在 Cockpit 中）"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsElements(String tidy, String untidy, String fault) {
        var model = ModelFiles.text(TIDY).replaceAll(tidy, untidy);

        assertThat(BENCH.faults(model)).singleElement().asString().endsWith(fault);
    }
}
