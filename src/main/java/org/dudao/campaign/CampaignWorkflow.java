package org.dudao.campaign;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.StepVariables;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts the units' process instances and lets units into a stage, in batches. */
@Component
@EnableConfigurationProperties(CampaignSettings.class)
class CampaignWorkflow {

    static final String UNIT_CAMPAIGN = "unitCampaign";
    static final String STAGE_OPENED = "stageOpened";
    private static final String UNIT_EXCUSED = "unitExcused";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EnrolmentStore enrolments;
    private final CampaignSettings settings;

    CampaignWorkflow(RuntimeService runtime, TaskService tasks, EnrolmentStore enrolments, CampaignSettings settings) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.enrolments = enrolments;
        this.settings = settings;
    }

    void startNextBatch(String campaign) {
        for (var unit : enrolments.notStarted(campaign, settings.batchSize())) {
            if (enrolments.start(campaign, unit)) {
                startUnit(campaign, unit);
            }
        }
    }

    void startUnit(String campaign, String unit) {
        runtime.startProcessInstanceByKey(
                UNIT_CAMPAIGN,
                businessKey(campaign, unit),
                Map.of(
                        StepVariables.CAMPAIGN,
                        campaign,
                        StepVariables.UNIT,
                        unit,
                        StepVariables.OWNER,
                        CandidateGroups.unit(unit),
                        StepVariables.STAGE,
                        0));
    }

    /** The number of the unit's open tasks in the campaign. */
    long openTasks(String campaign, String unit) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey(campaign, unit))
                .count();
    }

    /** The number of the unit's running instances outside the stages. */
    long separateInstances(String campaign, String unit) {
        var key = businessKey(campaign, unit);
        long all = runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .processInstanceBusinessKey(key)
                .count();
        long ofStages = runtime.createProcessInstanceQuery()
                .processDefinitionKey(UNIT_CAMPAIGN)
                .processInstanceBusinessKey(key)
                .count();
        return all - ofStages;
    }

    void admitNextBatch(String campaign, int stage) {
        for (var waiting : waiting(campaign, stage).listPage(0, settings.batchSize())) {
            runtime.messageEventReceived(STAGE_OPENED, waiting.getId());
        }
    }

    /** Ends the unit's instance at its present step, and its separate instances, such as one for another round. */
    void excuse(String campaign, String unit) {
        var key = businessKey(campaign, unit);
        runtime.createMessageCorrelation(UNIT_EXCUSED)
                .processInstanceBusinessKey(key)
                .correlateAll();
        end(runtime.createProcessInstanceQuery().rootProcessInstances().processInstanceBusinessKey(key), "领导小组同意免予完成");
    }

    /** The number of the units' running instances outside the stages, such as optional actions and talks. */
    long countSeparateInstances(String campaign) {
        return ofUnits(campaign).count();
    }

    void endSeparateInstances(String campaign) {
        end(ofUnits(campaign), "活动已经归档");
    }

    private ProcessInstanceQuery ofUnits(String campaign) {
        return runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .processInstanceBusinessKeyLike(businessKey(campaign, "%"));
    }

    private void end(ProcessInstanceQuery which, String reason) {
        which.list().forEach(left -> runtime.deleteProcessInstance(left.getId(), reason));
    }

    private static String businessKey(String campaign, String unit) {
        return campaign + "/" + unit;
    }

    boolean hasWaitingUnits(String campaign, int stage) {
        return waiting(campaign, stage).count() > 0;
    }

    private ExecutionQuery waiting(String campaign, int stage) {
        return runtime.createExecutionQuery()
                .messageEventSubscriptionName(STAGE_OPENED)
                .processVariableValueEquals(StepVariables.CAMPAIGN, campaign)
                .processVariableValueEquals(StepVariables.STAGE, stage);
    }
}
