package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.dudao.form.FormHints;
import org.dudao.model.AcceptanceTable;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The DMN tables that designers own, in their newest version. */
@Component
public class DecisionTables {

    /** Enough for the tables of all materials in several versions. */
    private static final int ACCEPTANCE_TABLES = 200;

    private static final int LOOK_UPS = 1_000;

    private final DecisionService decisions;
    private final RepositoryService repository;

    /** By definition id: a deployed table never changes. */
    private final ConcurrentLruCache<String, AcceptanceTable> acceptanceTables =
            new ConcurrentLruCache<>(ACCEPTANCE_TABLES, this::readAcceptance);

    private final ConcurrentLruCache<LookUp, List<Map<String, Object>>> lookUps =
            new ConcurrentLruCache<>(LOOK_UPS, row -> List.copyOf(rules(row.decision(), row.inputs())));

    DecisionTables(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    private record LookUp(String decision, String version, Map<String, Object> inputs) {}

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

    /** The answers that the newest version of an acceptance table reads. */
    public Set<String> inputs(String decision) {
        return acceptanceTables.get(version(decision)).inputs();
    }

    /** The rows of an acceptance table that refuse, as hints for the fields that they read. */
    public List<FormHints.Hint> hints(String decision) {
        return acceptanceTables.get(version(decision)).refusals().stream()
                .map(row -> new FormHints.Hint(row.inputs(), row.rule()))
                .toList();
    }

    private AcceptanceTable readAcceptance(String version) {
        return AcceptanceTable.of(
                repository.getDmnModelInstance(version),
                repository.getDecisionDefinition(version).getKey());
    }

    /**
     * The same as {@link #rules} for a table that is only looked up. A row is evaluated once for each deployed version, because the
     * engine writes every evaluation to the history.
     */
    public List<Map<String, Object>> lookUp(String decision, Map<String, Object> inputs) {
        return lookUps.get(new LookUp(decision, version(decision), Map.copyOf(inputs)));
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
