package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** The DMN tables that designers own, in their newest version. */
@Component
public class DecisionTables {

    private final DecisionService decisions;
    private final RepositoryService repository;

    DecisionTables(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /**
     * The definition id of the newest version. The engine writes every evaluation to the history; a caller that reads the same
     * row often uses this id as the key of a cache.
     */
    public String version(String decision) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** The outputs of all matching rules, in the order of the table. */
    public List<Map<String, Object>> rules(String decision, Map<String, Object> inputs) {
        return decisions
                .evaluateDecisionTableByKey(decision)
                .variables(inputs)
                .evaluate()
                .getResultList();
    }

    /** The outputs of the first matching rule. */
    public Optional<Map<String, Object>> firstRule(String decision, Map<String, Object> inputs) {
        return rules(decision, inputs).stream().findFirst();
    }
}
