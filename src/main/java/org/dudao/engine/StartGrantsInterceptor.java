package org.dudao.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Updates the authorizations to start processes after each command that deploys or deletes processes. */
class StartGrantsInterceptor extends CommandInterceptor {

    private static final Set<Class<?>> CHANGES = Set.of(
            DeployCmd.class,
            DeleteDeploymentCmd.class,
            DeleteProcessDefinitionsByIdsCmd.class,
            DeleteProcessDefinitionsByKeyCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        if (CHANGES.contains(command.getClass())) {
            updateBeforeCommit(Context.getProcessEngineConfiguration());
        }
        return result;
    }

    /** The command writes to the database at its end, so the update follows in the same transaction. */
    private static void updateBeforeCommit(ProcessEngineConfigurationImpl configuration) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                StartGrants.update(configuration);
            }
        });
    }
}
