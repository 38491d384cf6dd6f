package org.dudao.rectification;

import java.util.List;
import java.util.Map;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialPrefill;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.SubmissionService;
import org.springframework.stereotype.Component;

/**
 * Copies the problems of a material of the stage before (the problem list) into the form of the material whose row in
 * material-standard names it (the rectification plan). The unit adds measures, a person and a deadline to each.
 */
@Component
class ProblemListPrefill implements MaterialPrefill {

    private final MaterialStandardTable standards;
    private final SubmissionService submissions;

    ProblemListPrefill(MaterialStandardTable standards, SubmissionService submissions) {
        this.standards = standards;
        this.submissions = submissions;
    }

    @Override
    public Map<String, Object> handIn(MaterialKey material) {
        var source = standards.of(material.kind()).copiesProblemsOf();
        if (source.isEmpty() || submissions.get(material).handedIn() > 0) {
            return Map.of();
        }
        return submissions
                .ofStage(material.campaign(), material.owner(), material.stage() - 1, List.of(source.get()))
                .stream()
                .findFirst()
                .flatMap(submissions::lastRound)
                .map(round -> round.answers().values().get("problems"))
                .filter(List.class::isInstance)
                .map(problems -> Map.<String, Object>of("items", itemsOf((List<?>) problems)))
                .orElse(Map.of());
    }

    private static List<Map<String, Object>> itemsOf(List<?> problems) {
        return problems.stream()
                .filter(Map.class::isInstance)
                .map(row -> ((Map<?, ?>) row).get("problem"))
                .filter(String.class::isInstance)
                .map(problem -> Map.of("problem", problem))
                .toList();
    }
}
