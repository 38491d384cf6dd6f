package org.dudao.opinion;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dudao.workflow.StepVariables;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts an opinion's process, and completes its tasks for whoever does many at once on our page. */
@Component
@EnableConfigurationProperties(OpinionSettings.class)
class OpinionWorkflow {

    static final String NUMBER = "opinion";

    /** The steps in which somebody sorts an opinion, and those in which the one who acts answers it. */
    static final String[] SORTING = {"UserTask_SortOpinion", "UserTask_DecideHandler"};

    static final String[] ANSWERING = {"UserTask_AnswerOpinion", "UserTask_HandleOpinion"};

    private static final String OPINION = "opinion";
    private static final String INTAKE = "opinionIntake";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final OpinionRepository register;
    private final SimilarOpinions likeness;
    private final OpinionSettings settings;

    OpinionWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            OpinionRepository register,
            SimilarOpinions likeness,
            OpinionSettings settings) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.register = register;
        this.likeness = likeness;
        this.settings = settings;
    }

    /** It goes on in a transaction of its own; of what was answered and fed back on the spot, nothing is left to be done. */
    void begin(Opinion opinion) {
        if (opinion.state() == Opinion.State.FED_BACK) {
            likeness.link(opinion);
            return;
        }
        var variables = new HashMap<String, Object>(
                Map.of(StepVariables.CAMPAIGN, opinion.campaign(), NUMBER, opinion.number()));
        var unit = opinion.unit();
        if (unit != null) {
            variables.put(StepVariables.UNIT, unit);
        }
        var party = unit == null ? opinion.sender() : unit;
        runtime.startProcessInstanceByKey(OPINION, opinion.campaign() + "/" + party, variables);
    }

    /** Begins what has been recorded and not begun, a batch a transaction. */
    void beginInBatches(String campaign) {
        runtime.startProcessInstanceByKey(INTAKE, campaign, Map.of(StepVariables.CAMPAIGN, campaign));
    }

    void beginNextBatch(String campaign) {
        for (var opinion : register.notBegun(campaign, settings.batchSize())) {
            opinion.markBegun();
            begin(register.save(opinion));
        }
    }

    /**
     * Completes the open task of one of these steps for this person, who takes it if nobody has.
     *
     * @param values as the form would submit them; whoever calls has checked them
     * @throws OpinionRefusal when there is none, or a colleague has it
     */
    void complete(Opinion opinion, String login, Map<String, Object> values, String... steps) {
        var process = opinion.process()
                .orElseThrow(() -> OpinionRefusal.notNow("第%d号意见正在进入办理，请过一会儿再试。".formatted(opinion.number())));
        var task = tasks.createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKeyIn(steps)
                .singleResult();
        if (task == null) {
            throw OpinionRefusal.notNow(opinion, "不能这样办；请刷新后再看。");
        }
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), login);
        } else if (!task.getAssignee().equals(login)) {
            throw OpinionRefusal.notAllowed("第%d号意见已经由“%s”认领。".formatted(opinion.number(), task.getAssignee()));
        }
        tasks.complete(task.getId(), values);
    }
}
