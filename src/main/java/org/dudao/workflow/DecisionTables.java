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
     * What identifies the table as it stands now. Every evaluation is written to the history, so what only looks something up
     * again and again keeps the answer as long as this stays the same.
     */
    public String version(String decision) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Every matching rule's outputs, in the table's order. */
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
