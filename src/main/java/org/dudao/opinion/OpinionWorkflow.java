package org.dudao.opinion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.dudao.model.ModelProperties;
import org.dudao.workflow.ElementProperties;
import org.dudao.workflow.StepVariables;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts the processes of opinions, and completes their tasks for the batch work of the page 群众意见. */
@Component
@EnableConfigurationProperties(OpinionSettings.class)
class OpinionWorkflow {

    static final String NUMBER = "opinion";

    /** The fixed limit for instances of older process versions, which have no property {@value ModelProperties#MOST_RETURNS}. */
    private static final int FORMER_MOST_RETURNS = 2;

    /** The element ids for tasks of older process versions, which have no property {@value ModelProperties#BATCH}. */
    private static final Map<String, String> FORMER_BATCH = Map.of(
            "UserTask_SortOpinion", ModelProperties.BATCH_SORTING,
            "UserTask_DecideHandler", ModelProperties.BATCH_SORTING,
            "UserTask_AnswerOpinion", ModelProperties.BATCH_ANSWERING,
            "UserTask_HandleOpinion", ModelProperties.BATCH_ANSWERING);

    private static final String OPINION = "opinion";
    private static final String INTAKE = "opinionIntake";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ElementProperties properties;
    private final OpinionRepository register;
    private final SimilarOpinions similarOpinions;
    private final OpinionSettings settings;

    OpinionWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            ElementProperties properties,
            OpinionRepository register,
            SimilarOpinions similarOpinions,
            OpinionSettings settings) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.properties = properties;
        this.register = register;
        this.similarOpinions = similarOpinions;
        this.settings = settings;
    }

    /**
     * Starts the process; its first step is a job with a transaction of its own. An opinion that is entered with its answer and
     * feedback needs no process.
     */
    void start(Opinion opinion) {
        if (opinion.state() == Opinion.State.FED_BACK) {
            similarOpinions.link(opinion);
            return;
        }
        var variables = new HashMap<String, Object>(
                Map.of(StepVariables.CAMPAIGN, opinion.campaign(), NUMBER, opinion.number()));
        var unit = opinion.unit();
        if (unit != null) {
            variables.put(StepVariables.UNIT, unit);
        }
        var owner = unit == null ? opinion.sender() : unit;
        runtime.startProcessInstanceByKey(OPINION, opinion.campaign() + "/" + owner, variables);
    }

    /** Starts the processes of all waiting opinions of a campaign, one batch per transaction. */
    void startInBatches(String campaign) {
        runtime.startProcessInstanceByKey(INTAKE, campaign, Map.of(StepVariables.CAMPAIGN, campaign));
    }

    void startNextBatch(String campaign) {
        for (var opinion : register.lockNotStarted(campaign, settings.batchSize())) {
            opinion.markProcessStarted();
            start(register.save(opinion));
        }
    }

    /** How often an opinion can be returned, from the version of the process to which the element belongs. */
    static int mostReturns(ModelElementInstance element) {
        return ElementProperties.ofProcess(element, ModelProperties.MOST_RETURNS)
                .map(Integer::parseInt)
                .orElse(FORMER_MOST_RETURNS);
    }

    /**
     * Claims the open task for this person, unless the person has claimed it already, and completes it.
     *
     * @param batch what the page does: {@link ModelProperties#BATCH_SORTING} or {@link ModelProperties#BATCH_ANSWERING}
     * @param values as the form would submit them; the caller has checked them
     * @throws OpinionRefusal without an open task of this kind, or when a colleague has claimed it
     */
    void complete(Opinion opinion, String login, Map<String, Object> values, String batch) {
        var process = opinion.process()
                .orElseThrow(() -> OpinionRefusal.notNow("第%d号意见正在进入办理，请过一会儿再试。".formatted(opinion.number())));
        var task = tasks.createTaskQuery().processInstanceId(process).list().stream()
                .filter(open -> batch.equals(batchOf(open)))
                .findFirst()
                .orElseThrow(() -> OpinionRefusal.notNow(opinion, "不能这样办；请刷新后再看。"));
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), login);
        } else if (!task.getAssignee().equals(login)) {
            throw OpinionRefusal.notAllowed("第%d号意见已经由“%s”认领。".formatted(opinion.number(), task.getAssignee()));
        }
        tasks.complete(task.getId(), values);
    }

    /** The id of the open task; empty before the process begins and after the feedback. */
    Optional<String> openTask(Opinion opinion) {
        return opinion.process().stream()
                .flatMap(process -> tasks.createTaskQuery().processInstanceId(process).list().stream())
                .map(Task::getId)
                .findFirst();
    }

    private String batchOf(Task task) {
        return properties
                .of(task, ModelProperties.BATCH)
                .orElseGet(() -> FORMER_BATCH.getOrDefault(task.getTaskDefinitionKey(), ""));
    }
}
