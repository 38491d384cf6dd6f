package org.dudao.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.StarterValues;
import org.dudao.workflow.TaskForms;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Checks the start of a process by a user: only the candidate starter groups and users of the process may start it, with the values of
 * its start form. The system adds what it knows about this person.
 */
class StartGuard {

    private final TaskForms forms;
    private final ObjectProvider<StarterValues> starters;

    StartGuard(TaskForms forms, ObjectProvider<StarterValues> starters) {
        this.forms = forms;
        this.starters = starters;
    }

    /**
     * A permitted start.
     *
     * @param businessKey of the new instance; null when the process sets its own, or has none
     */
    record Start(@Nullable String businessKey, VariableMap variables) {}

    /** @return what the instance starts with */
    Start check(
            ProcessDefinitionEntity definition,
            @Nullable String businessKey,
            @Nullable Map<?, ?> values,
            Authentication user) {
        Context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
        var groups = startingGroups(definition, user);
        if (groups.isEmpty() && !names(definition.getCandidateStarterUserIdExpressions(), user.getUserId())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "您不能发起流程“%s”。".formatted(definition.getName()));
        }
        if (businessKey != null && !businessKey.isBlank()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "业务键由系统编制，不用填写。");
        }
        var variables = forms.checkStart(definition.getId(), values);
        return Context.getCommandContext().runWithoutAuthorization(() -> start(user.getUserId(), groups, variables));
    }

    private Start start(String login, Set<String> groups, VariableMap variables) {
        starters.forEach(starter -> variables.putAll(starter.variables(login, groups)));
        return new Start(
                starters.stream()
                        .flatMap(starter -> starter.businessKey(login, groups).stream())
                        .findFirst()
                        .orElse(null),
                variables);
    }

    /** The groups of the user that may start the process. */
    private static Set<String> startingGroups(ProcessDefinitionEntity definition, Authentication user) {
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        return groups.stream()
                .filter(group -> names(definition.getCandidateStarterGroupIdExpressions(), group))
                .collect(Collectors.toSet());
    }

    private static boolean names(Set<Expression> starters, String id) {
        return starters.stream().anyMatch(starter -> starter.getExpressionText().equals(id));
    }
}
