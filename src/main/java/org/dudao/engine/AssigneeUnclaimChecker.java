package org.dudao.engine;

import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** TASK_WORK lets nobody un-claim, not even their own task; this lets the holder. */
class AssigneeUnclaimChecker extends AuthorizationCommandChecker {

    @Override
    public void checkTaskAssign(TaskEntity task) {
        if (givesBack(task)) {
            checkTaskWork(task);
        } else {
            super.checkTaskAssign(task);
        }
    }

    private static boolean givesBack(TaskEntity task) {
        var authentication = Context.getCommandContext().getAuthentication();
        return authentication != null
                && Context.getCommandInvocationContext().getCommand() instanceof AssignTaskCmd assign
                && CommandGuard.ASSIGNED_TO.of(assign) == null
                && Objects.equals(task.getAssignee(), authentication.getUserId());
    }
}
