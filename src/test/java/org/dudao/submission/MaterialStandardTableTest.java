package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
}
