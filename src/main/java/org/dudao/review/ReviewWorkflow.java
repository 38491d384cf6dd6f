package org.dudao.review;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.submission.MaterialKey;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Starts what a review leads to beside the campaign's own course. */
@Component
class ReviewWorkflow {

    private static final String MATERIAL_REVIEW = "materialReview";
    private static final String HEAD_TALK = "headTalk";

    private final RuntimeService runtime;
    private final Directory directory;

    ReviewWorkflow(RuntimeService runtime, Directory directory) {
        this.runtime = runtime;
        this.directory = directory;
    }

    /** The material is to be handed in and read once more, on its own. */
    void reviewAgain(MaterialKey key) {
        start(MATERIAL_REVIEW, key);
    }

    /** The office may call the unit's head in. */
    void tellOffice(MaterialKey key) {
        start(HEAD_TALK, key);
    }

    private void start(String process, MaterialKey key) {
        var unit = directory.unitOf(key.owner()).map(Unit::code);
        var variables = new HashMap<String, Object>(Map.of(
                StepVariables.CAMPAIGN, key.campaign(),
                StepVariables.OWNER, key.owner(),
                StepVariables.STAGE, key.stage(),
                StepVariables.MATERIAL, key.kind()));
        unit.ifPresent(code -> variables.put(StepVariables.UNIT, code));
        var businessKey = unit.map(code -> key.campaign() + "/" + code).orElse(key.campaign());
        runtime.startProcessInstanceByKey(process, businessKey, variables);
    }
}
