package org.dudao.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A material as it was handed in once.
 *
 * @param returnedWords what the round before came back with; null in the first round
 * @param returnedBy login of who sent the round before back
 */
@Table(schema = "dudao", name = "material_round")
public record Round(
        int number,
        String handedInBy,
        Instant handedInAt,
        Answers answers,
        @Nullable String returnedWords,
        @Nullable String returnedBy) {}
