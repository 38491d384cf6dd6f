package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** The DMN tables that designers own, in their newest version. */
@Component
public class Decisions {

    private final DecisionService decisions;

    Decisions(DecisionService decisions) {
        this.decisions = decisions;
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
