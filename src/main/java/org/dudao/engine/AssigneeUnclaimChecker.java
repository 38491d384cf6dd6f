package org.dudao.engine;

import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Lets an assignee unclaim their own task. The permission TASK_WORK of the engine does not allow that. */
class AssigneeUnclaimChecker extends AuthorizationCommandChecker {

    @Override
    public void checkTaskAssign(TaskEntity task) {
        if (isUnclaim(task)) {
            checkTaskWork(task);
        } else {
            super.checkTaskAssign(task);
        }
    }

    private static boolean isUnclaim(TaskEntity task) {
        var authentication = Context.getCommandContext().getAuthentication();
        return authentication != null
                && Context.getCommandInvocationContext().getCommand() instanceof AssignTaskCmd assign
                && CommandGuard.ASSIGNED_TO.of(assign) == null
                && Objects.equals(task.getAssignee(), authentication.getUserId());
    }
}
