package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The process of a material. */
class MaterialStandardTableTest {

    @Test
    void theProcessIsTheRows() {
        assertThat(MaterialStandardTable.process("public-rating", row("publicRating")))
                .isEqualTo("publicRating");
        assertThat(MaterialStandardTable.process("implementation-plan", row(null)))
                .isEqualTo("materialReview");
    }

    @Test
    void aTableFromBeforeTheColumnHasTheFormerProcesses() {
        assertThat(MaterialStandardTable.process("public-rating", Map.of())).isEqualTo("publicRating");
        assertThat(MaterialStandardTable.process("implementation-plan", Map.of()))
                .isEqualTo("materialReview");
    }

    private static Map<String, @Nullable Object> row(@Nullable String process) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("process", process);
        return row;
    }

    @Test
    @DisplayName("以前部署的表没有“数从哪里来”一列，照旧")
    void aTableWithoutTheColumnFiguresKeepsTheFormerSources() {
        assertThat(MaterialStandardTable.figures("listening-record", Map.of())).isEqualTo("opinions");
        assertThat(MaterialStandardTable.figures("public-rating", Map.of())).isEqualTo("rating");
        assertThat(MaterialStandardTable.figures("mobilisation-meeting", Map.of()))
                .isEqualTo("mobilisation-rating");
        assertThat(MaterialStandardTable.figures("rectification-plan", Map.of()))
                .isEqualTo("problem-list");
        assertThat(MaterialStandardTable.figures("implementation-plan", Map.of()))
                .isNull();
    }

    @Test
    @DisplayName("以前部署的表没有“正文至少几个字”一列，不要求正文")
    void aTableWithoutTheColumnTextRequiredAsksForNoText() {
        assertThat(MaterialStandardTable.textRequired(Map.of())).isNull();
        assertThat(MaterialStandardTable.textRequired(Map.of("textRequired", 50)))
                .isEqualTo(50);
    }

    @Test
    @DisplayName("表里写了从哪里来的，按表里的")
    void theColumnFiguresNamesTheSource() {
        assertThat(MaterialStandardTable.figures("survey-report", Map.of("figures", "opinions")))
                .isEqualTo("opinions");
        assertThat(MaterialStandardTable.figures("listening-record", Map.of("figures", "")))
                .isNull();
    }
}
