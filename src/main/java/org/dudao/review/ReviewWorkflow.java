package org.dudao.review;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Starts the processes that a review causes beside the campaign's own processes. */
@Component
class ReviewWorkflow {

    private static final String HEAD_TALK = "headTalk";

    private final RuntimeService runtime;
    private final Directory directory;
    private final MaterialStandardTable standards;

    ReviewWorkflow(RuntimeService runtime, Directory directory, MaterialStandardTable standards) {
        this.runtime = runtime;
        this.directory = directory;
        this.standards = standards;
    }

    /** Starts the material's process once more, outside its stage. */
    void reviewAgain(Material material) {
        start(standards.of(material.kind()).process(), material);
    }

    /** Asks the office whether it calls in the unit's head. */
    void startHeadTalk(Material material) {
        start(HEAD_TALK, material);
    }

    private void start(String process, Material material) {
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
        var businessKey = unit.map(code -> key.campaign() + "/" + code).orElse(key.campaign());
        runtime.startProcessInstanceByKey(process, businessKey, variables);
    }
}
