package org.dudao.submission;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.workflow.StepVariables;

/** Which material a step or a gateway of a process is about. */
public final class MaterialOfTasks {

    private MaterialOfTasks() {}

    /** The kind that the element's property names, or else the variable of the same name. */
    public static MaterialKey key(VariableScope scope, Map<String, String> properties) {
        var kind = properties.get(StepVariables.MATERIAL);
        return key(scope, kind == null ? StepVariables.text(scope, StepVariables.MATERIAL) : kind);
    }

    public static MaterialKey key(VariableScope scope) {
        return key(scope, Map.of());
    }

    public static MaterialKey key(VariableScope scope, String kind) {
        return new MaterialKey(
                StepVariables.text(scope, StepVariables.CAMPAIGN),
                StepVariables.text(scope, StepVariables.OWNER),
                StepVariables.number(scope, StepVariables.STAGE),
                kind);
    }
}
