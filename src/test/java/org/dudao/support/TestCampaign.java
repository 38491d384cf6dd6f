package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.dudao.opinion.OpinionKind;

/** A campaign and the people in it. */
public record TestCampaign(Office office, String id) {

    /** The units of the test county. */
    public static final List<String> UNITS = List.of("001", "002", "003", "004", "005");

    public Actor of(String login) {
        return new Actor(login, office::runJobs);
    }

    /** A person who acts in parallel with others. The jobs of their tasks run after all are done. */
    Actor besideOthers(String login) {
        return new Actor(login, () -> {});
    }

    /** The unit's liaison. */
    public Actor unit(String code) {
        return of("u" + code);
    }

    /** The supervision group's leader. */
    public Actor supervision(String group) {
        return of("sg" + group);
    }

    /** The names of the open tasks of the office and the leading group. */
    public List<String> taskNames() {
        return office.tasks.createTaskQuery().processInstanceBusinessKey(id).list().stream()
                .map(Task::getName)
                .toList();
    }

    /** The open task of this step of the campaign process. */
    public Task campaignTask(String step) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey(step)
                .singleResult();
    }

    /** Fires the reminder timer of this step of the campaign process. */
    public void reminds(String step) {
        office.reminds(campaignTask(step));
    }

    /** The standing of all units, as the office sees it. */
    public JsonNode record() {
        return office.rest.basic("office").get("/api/campaigns/" + id).json();
    }

    /** The sum of this number over all units. */
    public int figures(String name) {
        int sum = 0;
        for (var standing : record().path("units")) {
            sum += standing.path("figures").path(name).asInt();
        }
        return sum;
    }

    public JsonNode standingOf(String unit) {
        for (var standing : record().path("units")) {
            if (standing.path("unit").asText().equals(unit)) {
                return standing;
            }
        }
        throw new AssertionError("Not in the campaign: " + unit);
    }

    /** The codes of the enrolled units. */
    public List<String> units() {
        return record().path("units").findValuesAsText("unit").stream().sorted().toList();
    }

    /** The office opens the next stage, and confirms it when it is early or units are not ready. */
    public void opensStage() {
        var form = office.formOf("office", campaignTask("UserTask_OpenStage"));
        of("office")
                .completes(
                        "UserTask_OpenStage",
                        Boolean.TRUE.equals(form.get("mustConfirm")) ? Answers.opening() : Map.of());
    }

    /** All units have passed: closes the campaign, names these units, and archives it. */
    public void closes(String best, String last) {
        of("office").completes("UserTask_CheckCompletion", Answers.accept());
        honours(best, last);
        archives();
    }

    /** The best and the last units are named, and the leading group agrees. */
    public void honours(String best, String last) {
        of("office")
                .completes(
                        "UserTask_NameUnits",
                        Map.of(
                                "best",
                                Answers.json(List.of(best)),
                                "last",
                                Answers.json(List.of(last)),
                                "activists",
                                "",
                                "thanks",
                                "感谢各督导组和广大群众"));
        of("leader").completes("UserTask_ApproveHonours", Answers.accept());
    }

    public void archives() {
        of("office")
                .completes(
                        "UserTask_ArchiveCampaign", Map.of("archiveNumber", "一号", "place", "县档案局", "confirmed", true));
    }

    /** The courses of all units from now on. */
    public Courses courses() {
        return new Courses(this);
    }

    /** The course of the unit from now on. */
    public Course course(String unit) {
        return new Course(this, unit);
    }

    /** Starts this stage for the unit, whatever it has done before. */
    public Course begins(String unit, String process, int stage) {
        office.runtime.startProcessInstanceByKey(
                process,
                id + "/" + unit,
                Map.of("campaign", id, "unit", unit, "owner", "unit-" + unit, "stage", stage));
        return course(unit);
    }

    /** Enters this number of answered opinions of this kind about the unit. */
    public void hears(String unit, OpinionKind kind, int many) {
        office.voices.heard(id, unit, kind, many);
        office.runJobs();
    }

    /** Asks the unit for this material of the first stage. */
    public void asksFor(String unit, String material) {
        office.runtime.startProcessInstanceByKey(
                "materialReview",
                id + "/" + unit,
                Map.of("campaign", id, "unit", unit, "owner", "unit-" + unit, "stage", 1, "material", material));
    }

    /** Whether a stage started with {@link #begins} has ended. */
    public boolean hasPassed(String unit, String process) {
        return office.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id + "/" + unit)
                        .processDefinitionKey(process)
                        .count()
                == 0;
    }

    /** Prepares a rating, lets all people vote, and ends it. */
    void holdsRating(String login, Task preparation, Map<String, Object> votes) {
        var instance = preparation.getProcessInstanceId();
        besideOthers(login).completes(preparation, office.voters.preparation((Integer) votes.get("invited")));
        office.voters.hold((Long) office.runtime.getVariable(instance, "rating"), votes, login);
    }

    /** The number of the rating that the unit's process waits for. */
    public long ratingOf(String unit) {
        return (Long) office.runtime.getVariable(instanceOf(unit, "publicRating"), "rating");
    }

    /** The unit's only instance of this process. */
    public String instanceOf(String unit, String process) {
        return office.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    /** All open tasks of this unit, without regard to rights. */
    public List<Task> tasksOf(String unit) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .list();
    }

    /** The present state of this task. */
    public Task task(String unit, Task before) {
        return tasksOf(unit).stream()
                .filter(task -> task.getId().equals(before.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No longer open: " + before.getName()));
    }

    /** Withdraws the last round of one of several materials of a kind. */
    public Rest.Answer withdraws(String login, String owner, String material, String part) {
        var number = office.materialNumber(id, owner, material, part);
        return office.rest.basic(login).post("/api/materials/%d/withdrawal".formatted(number), null);
    }

    /** The open task whose name contains this text. */
    public Task taskNamed(String unit, String part) {
        return tasksOf(unit).stream()
                .filter(task -> task.getName().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task with " + part + ": " + openTasksOf(unit)));
    }

    /** The open task of this step, without regard to rights. */
    public Task task(String unit, String step) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .taskDefinitionKey(step)
                .singleResult();
    }

    /** The names of all open tasks of this unit, without regard to rights. */
    public List<String> openTasksOf(String unit) {
        return office
                .tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .orderByTaskName()
                .asc()
                .list()
                .stream()
                .map(Task::getName)
                .toList();
    }

    /** Whether the unit has passed the whole campaign. */
    public boolean isThrough(String unit) {
        return hasPassed(unit, "unitCampaign");
    }

    /** Whether the unit waits for the office to open its next stage. */
    public boolean waitsForStage(String unit) {
        return office.runtime
                        .createExecutionQuery()
                        .processInstanceBusinessKey(id + "/" + unit)
                        .messageEventSubscriptionName("stageOpened")
                        .count()
                == 1;
    }

    /** The number of a material in this campaign. */
    public long numberOf(String owner, String material) {
        return office.materialNumber(id, owner, material);
    }

    /** The complete record of a material, as the office sees it. */
    public JsonNode recordOf(String owner, String material) {
        return office.rest
                .basic("office")
                .get("/api/materials/" + numberOf(owner, material))
                .json();
    }

    /** A person in this campaign. Claims unassigned tasks before completing them. */
    public final class Actor {

        private final String login;
        private final Runnable afterwards;

        private Actor(String login, Runnable afterwards) {
            this.login = login;
            this.afterwards = afterwards;
        }

        public void handsIn(String material) {
            handsIn(material, Answers.good(material));
        }

        /** Answers the findings of a return, if there are any, writes the required text and attaches the required files. */
        public void handsIn(String material, Map<String, Object> answers) {
            writes(handInOf(material), answers);
        }

        /** The same for the given task. */
        public void writes(Task task, Map<String, Object> answers) {
            opensFiguresOf(task);
            var draft = new HashMap<String, Object>();
            var replies = new HashMap<String, Object>();
            var shown = office.tab.look(login, task);
            shown.findings().forEach(finding -> replies.put(finding, "已按要求修改"));
            if (!replies.isEmpty()) {
                draft.put("replies", replies);
            }
            if (shown.textRequired() > 0) {
                draft.put("text", Answers.text(login, shown.textRequired()));
            }
            if (!draft.isEmpty()) {
                office.tab.type(login, task, draft);
            }
            attachesFiles(task, shown.filesRequired());
            completes(task, Answers.by(login, answers));
        }

        /** Opening the form fills in the numbers of the opinion register. */
        private void opensFiguresOf(Task task) {
            if ("listening-record".equals(office.tasks.getVariable(task.getId(), "material"))) {
                office.voices.heardSomething(id, (String) office.tasks.getVariable(task.getId(), "unit"));
                office.formOf(login, task);
            }
        }

        /** Uploads small files up to the required number. */
        private void attachesFiles(Task task, int required) {
            if (required == 0) {
                return;
            }
            var path = "/api/tasks/%s/files".formatted(task.getId());
            for (int file = office.rest.basic(login).get(path).json().size(); file < required; file++) {
                var upload = new Rest.Upload("附件%d.txt".formatted(file + 1), Documents.bytes(login + "的附件"));
                var answer = office.rest.basic(login).post(path, upload);
                if (answer.status() != 201) {
                    throw new AssertionError(login + ": " + answer.body());
                }
            }
        }

        /**
         * Marks all open findings as settled; an acceptance ticks all standards.
         *
         * @param owner the submitting candidate group
         */
        public void reads(String owner, String material, Map<String, Object> verdict) {
            reads(owner, material, verdict, List.of());
        }

        /** @param findings new findings: place, kind, remedy */
        public void reads(
                String owner, String material, Map<String, Object> verdict, List<Map<String, String>> findings) {
            judges(reviewOf(owner, material), verdict, findings);
        }

        /** The same for the given review. */
        public void judges(Task task, Map<String, Object> verdict, List<Map<String, String>> findings) {
            var settled = new HashMap<String, Object>();
            office.tab.look(login, task).findings().forEach(finding -> settled.put(finding, true));
            if (!settled.isEmpty() || !findings.isEmpty()) {
                office.tab.type(login, task, Map.of("settled", settled, "findings", findings));
            }
            completes(task, ticked(task, verdict));
        }

        /** An acceptance with all standards ticked. */
        public Map<String, Object> ticked(Task task, Map<String, Object> verdict) {
            if (!"accept".equals(verdict.get("verdict"))) {
                return verdict;
            }
            var answers = new HashMap<String, Object>();
            answers.put("standardsMet", office.tasks.getVariable(task.getId(), "standardOptions"));
            answers.putAll(verdict);
            return answers;
        }

        public void accepts(String unit, String material) {
            reads("unit-" + unit, material, Answers.reading(material, Answers.accept()));
        }

        public void returns(String unit, String material, String remedy) {
            reads(
                    "unit-" + unit,
                    material,
                    Answers.reading(material, Answers.returned()),
                    List.of(Answers.finding(remedy)));
        }

        /** Withdraws the last round of the unit's own material. */
        public Rest.Answer withdraws(String material) {
            var number = numberOf("unit-" + login.substring(1, 4), material);
            return office.rest.basic(login).post("/api/materials/%d/withdrawal".formatted(number), null);
        }

        public void looksAt(String path) {
            office.rest.basic(login).get(path);
        }

        /** Asks for another round of an accepted material. */
        public Rest.Answer asksForOneMoreRound(long material, String reason) {
            return office.rest
                    .basic(login)
                    .post("/api/materials/%d/reopening".formatted(material), Map.of("reason", reason));
        }

        /** The content of the tab 材料 for this person. */
        public JsonNode materialOf(Task task) {
            return new MaterialTab.OfTheApi(office.rest).material(login, task);
        }

        /** Saves these sections as the draft of the task. */
        public void drafts(Task task, Map<String, Object> content) {
            new MaterialTab.OfTheApi(office.rest).type(login, task, content);
        }

        public void judgesStage(String unit, Map<String, Object> verdict) {
            completesOf(unit, "UserTask_PassStageGate", verdict);
        }

        /** Completes the one task of a {@link TwoStages} stage. */
        public void judgesTwoStages(String unit) {
            completesOf(unit, "UserTask_DoStage", Map.of());
        }

        public void completes(String step, Map<String, Object> answers) {
            completes(taskOf(step, id), answers);
        }

        /** Completes the open tasks of one unit. */
        public void completesOf(String unit, String step, Map<String, Object> answers) {
            completes(taskOf(step, id + "/" + unit), answers);
        }

        public void completes(Task task, Map<String, Object> answers) {
            office.as(login, () -> {
                if (task.getAssignee() == null) {
                    office.tasks.claim(task.getId(), login);
                }
                office.forms.submitTaskForm(task.getId(), answers);
                return null;
            });
            afterwards.run();
        }

        /** The review task of this material, as this person sees it. */
        public Task reviewOf(String owner, String material) {
            return office.as(login, () -> office
                    .tasks
                    .createTaskQuery()
                    .processInstanceBusinessKeyLike(id + "%")
                    .processVariableValueEquals("owner", owner)
                    .list()
                    .stream()
                    .filter(task -> isReview(task) && material.equals(variable(task, "material")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(login + " sees no review of " + material + " of " + owner)));
        }

        /** The hand-in task of this material for this person. */
        public Task handInOf(String material) {
            return office.as(
                    login, () -> office.tasks.createTaskQuery().processInstanceBusinessKeyLike(id + "%").list().stream()
                            .filter(task -> !isReview(task) && material.equals(variable(task, "material")))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(login + " has nowhere to hand in " + material)));
        }

        private Task taskOf(String step, String businessKey) {
            var task = office.as(login, () -> office.tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .taskDefinitionKey(step)
                    .singleResult());
            if (task == null) {
                throw new AssertionError(login + " sees no " + step + " of " + businessKey);
            }
            return task;
        }

        private Object variable(Task task, String name) {
            var groups = office.identities.getCurrentAuthentication();
            office.identities.clearAuthentication();
            try {
                return office.tasks.getVariable(task.getId(), name);
            } finally {
                office.identities.setAuthentication(groups.getUserId(), groups.getGroupIds());
            }
        }

        private static boolean isReview(Task task) {
            return List.of("UserTask_ReviewMaterial", "UserTask_AttendMobilisationMeeting", "UserTask_JudgeListening")
                    .contains(task.getTaskDefinitionKey());
        }
    }
}
