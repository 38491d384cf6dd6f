package org.dudao.support;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.StepVariables;

/**
 * Takes a unit through its campaign. It completes all open tasks correctly, except those that the test wants to be
 * returned.
 *
 * <p>Each of those is returned once and accepted the next time.
 */
public final class Course {

    private static final int MOST_TASKS = 1_000;

    private final TestCampaign campaign;
    private final String unit;
    private final Set<String> toReturn = new HashSet<>();
    private final Map<Integer, List<String>> toCatchUp = new HashMap<>();
    private final Map<String, Map<String, Object>> poorly = new HashMap<>();
    private boolean reminded;
    private int handedIn;
    private int returned;
    private int heldBack;

    Course(TestCampaign campaign, String unit) {
        this.campaign = campaign;
        this.unit = unit;
    }

    /** Returns these kinds of material once; for a kind with several parts, each part once. */
    public Course returning(String... kinds) {
        toReturn.addAll(List.of(kinds));
        return this;
    }

    /** The stage gate returns the stage once, for the materials whose names begin with these words. */
    public Course catchingUp(int stage, String... names) {
        toCatchUp.put(stage, List.of(names));
        return this;
    }

    /** The first submission of this kind has these different answers, and is accepted all the same. */
    public Course poorlyAtFirst(String kind, Map<String, Object> changed) {
        poorly.put(kind, changed);
        return this;
    }

    /** The reminder timer of each task fires before the task is completed. */
    public Course reminded() {
        reminded = true;
        return this;
    }

    /** Runs until the unit has no open task: it has passed, or waits for its next stage. */
    public Course run() {
        return runUntil("");
    }

    /** Runs until a task of this step is open, or until no task is open. */
    public Course runUntil(String step) {
        for (int done = 0; done < MOST_TASKS; done++) {
            campaign.office().runJobs();
            var open = open();
            if (open.isEmpty()
                    || open.stream()
                            .anyMatch(task -> task.getTaskDefinitionKey().equals(step))) {
                return this;
            }
            act(open.get(0));
        }
        throw new AssertionError("Unit " + unit + " never comes to an end: " + campaign.openTasksOf(unit));
    }

    /** The unit's code. */
    public String unit() {
        return unit;
    }

    /** The number of submissions. */
    public int handedIn() {
        return handedIn;
    }

    /** The number of returns. */
    public int returned() {
        return returned;
    }

    /** The number of stage gates that returned the stage. */
    public int heldBack() {
        return heldBack;
    }

    private List<Task> open() {
        return campaign.office()
                .tasks
                .createTaskQuery()
                .processInstanceBusinessKey(campaign.id() + "/" + unit)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    void act(Task task) {
        if (reminded) {
            campaign.office().reminds(task);
        }
        var variables = campaign.office().variablesOf(task);
        if (variables.containsKey("redoOptions")) {
            judge(task, variables);
        } else if (variables.containsKey("submissionRows")) {
            read(task, variables);
        } else if ("visit".equals(variables.get("asks"))) {
            visit(task);
        } else if (task.getTaskDefinitionKey().equals("UserTask_PrepareRating")) {
            holdRating(task);
        } else if (variables.containsKey("talkRows")) {
            campaign.besideOthers("office").completes(task, Map.of("talked", "no", "talkWords", "已由督导组当面指出"));
        } else {
            handIn(task, variables);
        }
    }

    /** The public votes with the best result, or the first time with the result that the test wants. */
    private void holdRating(Task task) {
        var votes = poorly.remove("public-rating");
        campaign.holdsRating("u" + unit, task, votes == null ? Voters.SATISFIED : votes);
    }

    private void handIn(Task task, Map<String, Object> variables) {
        var kind = (String) variables.get(StepVariables.MATERIAL);
        var writer = campaign.besideOthers(Objects.requireNonNullElse(task.getAssignee(), "u" + unit));
        var changed = poorly.remove(kind);
        handedIn++;
        writer.writes(task, changed == null ? Answers.good(kind) : Answers.good(kind, changed));
    }

    private void read(Task task, Map<String, Object> variables) {
        var kind = (String) variables.get(StepVariables.MATERIAL);
        boolean back = toReturn.contains(kind) && Integer.valueOf(1).equals(variables.get(StepVariables.ROUND));
        var reader = campaign.besideOthers(readerOf(task));
        if (back) {
            returned++;
            reader.judges(
                    task,
                    Answers.reading(kind, Answers.returned()),
                    List.of(Map.of("place", "整份材料", "kind", "其他", "remedy", "达不到要求，该回炉就回炉")));
        } else {
            reader.judges(task, Answers.reading(kind, Answers.accept()), List.of());
        }
    }

    private void judge(Task task, Map<String, Object> variables) {
        var names = toCatchUp.remove((Integer) variables.get(StepVariables.STAGE));
        if (names == null) {
            campaign.besideOthers(readerOf(task)).completes(task, Answers.accept());
            return;
        }
        heldBack++;
        var redo = Options.of(variables.get("redoOptions")).entrySet().stream()
                .filter(option -> names.stream().anyMatch(option.getKey()::startsWith))
                .map(Map.Entry::getValue)
                .toList();
        campaign.besideOthers(readerOf(task))
                .completes(task, Map.of("verdict", "return", "words", "该补课就补课", "redo", Answers.json(redo)));
    }

    /**
     * A member of the group visits, because its leader has verified the item; another member where that one has a tie.
     */
    private void visit(Task task) {
        try {
            campaign.besideOthers(readerOf(task) + "-1").completes(task, Answers.peopleSatisfied());
        } catch (Refusal tie) {
            campaign.besideOthers(readerOf(task) + "-2").completes(task, Answers.peopleSatisfied());
        }
    }

    private String readerOf(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        var group = campaign.office().tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(candidate -> candidate != null && candidate.startsWith("supervision-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No supervision group reads " + task.getName()));
        return group.replace("supervision-", "sg");
    }

    /** The options of a form by label. */
    static final class Options {

        private Options() {}

        static Map<String, String> of(Object json) {
            return org.camunda.spin.Spin.JSON(json.toString()).elements().stream()
                    .collect(toMap(option -> option.prop("label").stringValue(), option -> option.prop("value")
                            .stringValue()));
        }
    }
}
