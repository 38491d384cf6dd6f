package org.dudao.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.dudao.workflow.MigrationOutcomes;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Runs the migration batches of the engine with one instance per job and transaction, and reports the result of each instance. The
 * engine itself stores only a stack trace per job, without the instance.
 */
class ReportingMigrationJobHandler extends MigrationBatchJobHandler {

    private final ObjectProvider<MigrationOutcomes> outcomes;

    ReportingMigrationJobHandler(ObjectProvider<MigrationOutcomes> outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public int calculateInvocationsPerBatchJob(String batchType, MigrationBatchConfiguration configuration) {
        return 1;
    }

    @Override
    public void executeHandler(
            MigrationBatchConfiguration configuration,
            ExecutionEntity execution,
            CommandContext context,
            String tenantId) {
        var batch = configuration.getBatchId();
        var instance = configuration.getIds().get(0);
        if (context.getExecutionManager().findExecutionById(instance) == null) {
            outcomes.getObject().ended(batch, instance);
            return;
        }
        try {
            super.executeHandler(configuration, execution, context, tenantId);
            outcomes.getObject().moved(batch, instance);
        } catch (OptimisticLockingException e) {
            // A user works on the instance at this moment; the job executor retries.
            throw e;
        } catch (RuntimeException e) {
            outcomes.getObject().failed(batch, instance, e);
            throw e;
        }
    }
}
