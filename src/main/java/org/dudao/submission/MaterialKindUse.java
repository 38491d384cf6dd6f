package org.dudao.submission;

import java.util.Optional;
import java.util.Set;
import org.dudao.workflow.ModelUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A material needs the row of its kind as long as it exists: the pages read its name and its standards there. */
@Component
class MaterialKindUse implements ModelUse {

    private final JdbcClient sql;

    MaterialKindUse(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> reasonToKeep(Set<String> processes, Set<String> materials) {
        if (materials.isEmpty()) {
            return Optional.empty();
        }
        return sql.sql(
                        "select kind, count(*) as number from dudao.material where kind in (:kinds) group by kind order by kind limit 1")
                .param("kinds", materials)
                .query((row, number) ->
                        "已经有 %d 份材料 %s，要用材料标准里的这一行".formatted(row.getInt("number"), row.getString("kind")))
                .optional();
    }
}
