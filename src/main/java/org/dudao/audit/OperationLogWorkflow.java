package org.dudao.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * Audits what administrators, designers and the office do in the engine, through any API. It reads the engine's
 * operation log and writes starts, deployments, instances, jobs, users, groups and authorizations, but not the work on
 * tasks.
 */
@Component
class OperationLogWorkflow extends AbstractProcessEnginePlugin implements HistoryEventHandler {

    /**
     * The engine writes one entry for each property of an operation. Only these properties are audited; the others are
     * counts and variable values.
     */
    private static final Set<String> AUDITED_PROPERTIES = Set.of(
            "nrOfDeployments",
            "deploymentName",
            "deployer",
            "userId",
            "groupId",
            "permissionBits",
            "permissions",
            "resource",
            "resourceId",
            "type",
            "nrOfInstances",
            "processDefinitionKey",
            "processDefinitionVersion",
            "targetProcessDefinitionId",
            "retries",
            "suspensionState",
            "historyTimeToLive",
            "name");

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var handlers = new ArrayList<HistoryEventHandler>();
        if (configuration.getCustomHistoryEventHandlers() != null) {
            handlers.addAll(configuration.getCustomHistoryEventHandlers());
        }
        handlers.add(this);
        configuration.setCustomHistoryEventHandlers(handlers);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity entry
                && !UserOperationLogEntry.CATEGORY_TASK_WORKER.equals(entry.getCategory())) {
            act(entry).writeOnceCommitted();
        }
    }

    private static AuditRecord act(UserOperationLogEntryEventEntity entry) {
        var act = AuditRecord.by(entry.getUserId(), "engine-operation")
                .with("operation", entry.getOperationType())
                .with("entity", entry.getEntityType())
                .with("operationId", entry.getOperationId())
                .with("process", entry.getProcessDefinitionKey())
                .with("processInstance", entry.getProcessInstanceId())
                .with("deployment", entry.getDeploymentId())
                .with("job", entry.getJobId())
                .with("batch", entry.getBatchId())
                .with("property", entry.getProperty());
        return entry.getProperty() != null && AUDITED_PROPERTIES.contains(entry.getProperty())
                ? act.with("old", entry.getOrgValue()).with("new", entry.getNewValue())
                : act;
    }
}
