package org.dudao.review;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.workflow.ElementProperties;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Starts the processes that a review causes beside the campaign's own processes. */
@Component
class ReviewWorkflow {

    private static final String HEAD_TALK = "headTalk";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Directory directory;
    private final MaterialStandardTable standards;

    ReviewWorkflow(
            RuntimeService runtime,
            RepositoryService repository,
            Directory directory,
            MaterialStandardTable standards) {
        this.runtime = runtime;
        this.repository = repository;
        this.directory = directory;
        this.standards = standards;
    }

    /** Starts the material's process once more, outside its stage. */
    void reviewAgain(Material material) {
        start(standards.of(material.kind()).process(), material);
    }

    /** Starts the material's process once more, outside its stage, with the review of the present round. */
    void readAgain(Material material) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(standards.of(material.kind()).process())
                .latestVersion()
                .withoutTenantId()
                .singleResult();
        runtime.createProcessInstanceById(definition.getId())
                .businessKey(businessKey(material))
                .setVariables(variables(material))
                .startBeforeActivity(reviewIn(definition.getId()))
                .execute();
    }

    private String reviewIn(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
                .filter(task -> ElementProperties.of(task, Step.PROPERTY)
                        .filter(Step.REVIEW.propertyValue()::equals)
                        .isPresent())
                .map(UserTask::getId)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "这份材料的流程里没有“审核”这一步，不能撤回通过。"));
    }

    /** Asks the office whether it calls in the unit's head. */
    void startHeadTalk(Material material) {
        start(HEAD_TALK, material);
    }

    private void start(String process, Material material) {
        runtime.startProcessInstanceByKey(process, businessKey(material), variables(material));
    }

    private String businessKey(Material material) {
        var campaign = material.key().campaign();
        return directory
                .unitOf(material.owner())
                .map(unit -> campaign + "/" + unit.code())
                .orElse(campaign);
    }

    private Map<String, Object> variables(Material material) {
        var key = material.key();
        var unit = directory.unitOf(key.owner()).map(Unit::code);
        var variables = new HashMap<String, Object>(Map.of(
                StepVariables.CAMPAIGN, key.campaign(),
                StepVariables.OWNER, key.owner(),
                StepVariables.STAGE, key.stage(),
                StepVariables.MATERIAL, key.kind(),
                StepVariables.PART, key.part(),
                StepVariables.PART_NAME, material.partName()));
        unit.ifPresent(code -> variables.put(StepVariables.UNIT, code));
        return variables;
    }
}
