package org.dudao.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.submission.Material;
import org.dudao.submission.PrefilledAnswers;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Starts what a review leads to beside the campaign's own course. */
@Component
class ReviewWorkflow {

    private static final String MATERIAL_REVIEW = "materialReview";
    private static final String HEAD_TALK = "headTalk";

    private final RuntimeService runtime;
    private final Directory directory;
    private final List<PrefilledAnswers> known;

    ReviewWorkflow(RuntimeService runtime, Directory directory, List<PrefilledAnswers> known) {
        this.runtime = runtime;
        this.directory = directory;
        this.known = known;
    }

    /** The material is to be brought about, handed in and read once more, on its own. */
    void reviewAgain(Material material) {
        var process = known.stream()
                .flatMap(one -> one.process(material.key()).stream())
                .findFirst()
                .orElse(MATERIAL_REVIEW);
        start(process, material);
    }

    /** The office may call the unit's head in. */
    void tellOffice(Material material) {
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
