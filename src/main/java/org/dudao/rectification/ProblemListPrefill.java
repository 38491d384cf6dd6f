package org.dudao.rectification;

import java.util.List;
import java.util.Map;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialPrefill;
import org.dudao.submission.SubmissionService;
import org.springframework.stereotype.Component;

/**
 * Copies the problems of the unit's problem list, which is a material of the stage before, into the form of its rectification
 * plan. The unit adds measures, a person and a deadline to each.
 */
@Component
class ProblemListPrefill implements MaterialPrefill {

    private static final String PLAN = "rectification-plan";
    private static final String PROBLEM_LIST = "problem-list";

    private final SubmissionService submissions;

    ProblemListPrefill(SubmissionService submissions) {
        this.submissions = submissions;
    }

    @Override
    public Map<String, Object> handIn(MaterialKey material) {
        if (!material.kind().equals(PLAN) || submissions.get(material).handedIn() > 0) {
            return Map.of();
        }
        return submissions
                .ofStage(material.campaign(), material.owner(), material.stage() - 1, List.of(PROBLEM_LIST))
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
