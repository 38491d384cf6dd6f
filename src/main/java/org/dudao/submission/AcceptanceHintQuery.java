package org.dudao.submission;

import java.util.List;
import org.dudao.form.FormHints;
import org.dudao.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** The rules of a material's acceptance table, which its forms say beside the fields before somebody breaks one. */
@Component
public class AcceptanceHintQuery {

    private final MaterialStandardTable standards;
    private final DecisionTables decisions;

    AcceptanceHintQuery(MaterialStandardTable standards, DecisionTables decisions) {
        this.standards = standards;
        this.decisions = decisions;
    }

    /** Empty for a material that every reader can accept. */
    public List<FormHints.Hint> of(String kind) {
        var decision = standards.of(kind).acceptance();
        return decision == null ? List.of() : decisions.hints(decision);
    }
}
