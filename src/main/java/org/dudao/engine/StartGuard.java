package org.dudao.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.TaskForms;
import org.jspecify.annotations.Nullable;

/** Checks the start of a process by a user: only candidate starter groups may start it, with the values of its start form. */
class StartGuard {

    private final TaskForms forms;

    StartGuard(TaskForms forms) {
        this.forms = forms;
    }

    /** @return the variables to start the process with */
    VariableMap check(
            ProcessDefinitionEntity definition,
            @Nullable String businessKey,
            @Nullable Map<?, ?> values,
            Authentication user) {
        Context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        if (definition.getCandidateStarterGroupIdExpressions().stream()
                .noneMatch(starter -> groups.contains(starter.getExpressionText()))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "您不能发起流程“%s”。".formatted(definition.getName()));
        }
        if (businessKey != null && !businessKey.isBlank()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "业务键由系统编制，不用填写。");
        }
        return forms.checkStart(definition.getId(), values);
    }
}
