package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.dudao.opinion.OpinionKind;

/** One campaign, and the people in it. */
public record TestCampaign(Office office, String id) {

    /** The units of the test county. */
    public static final List<String> UNITS = List.of("001", "002", "003", "004", "005");

    public Actor of(String login) {
        return new Actor(login, office::runJobs);
    }

    /** Somebody beside whom others act at the same time: what their tasks set off, runs when all are done. */
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

    /** The names of the campaign's own open tasks, of the office and the leading group. */
    public List<String> taskNames() {
        return office.tasks.createTaskQuery().processInstanceBusinessKey(id).list().stream()
                .map(Task::getName)
                .toList();
    }

    /** The campaign's own open task of this step. */
    public Task campaignTask(String step) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey(step)
                .singleResult();
    }

    /** The due date of the campaign's own task of this step draws near. */
    public void reminds(String step) {
        office.reminds(campaignTask(step));
    }

    /** Where everyone stands, as the office sees it. */
    public JsonNode record() {
        return office.rest.basic("office").get("/api/campaigns/" + id).json();
    }

    /** What all units together have of this figure. */
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

    /** The codes of the units that take part. */
    public List<String> units() {
        return record().path("units").findValuesAsText("unit").stream().sorted().toList();
    }

    /** The office opens the next stage. */
    public void opensStage() {
        of("office").completes("UserTask_OpenStage", Map.of());
    }

    /** Every unit is through: the campaign is closed, these are named, and the archive has it. */
    public void closes(String best, String last) {
        of("office").completes("UserTask_CheckCompletion", Answers.accept());
        honours(best, last);
        archives();
    }

    /** The best and the last are named, and the leading group agrees. */
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

    /** What all units do from now on. */
    public Courses courses() {
        return new Courses(this);
    }

    /** What the unit does from now on. */
    public Course course(String unit) {
        return new Course(this, unit);
    }

    /** The unit begins this stage, whatever it has done before. */
    public Course begins(String unit, String process, int stage) {
        office.runtime.startProcessInstanceByKey(
                process,
                id + "/" + unit,
                Map.of("campaign", id, "unit", unit, "owner", "unit-" + unit, "stage", stage));
        return course(unit);
    }

    /** So many of the public said something of this kind about the unit, and were answered. */
    public void hears(String unit, OpinionKind kind, int many) {
        office.voices.heard(id, unit, kind, many);
        office.runJobs();
    }

    /** The unit is asked for this material of the first stage. */
    public void asksFor(String unit, String material) {
        office.runtime.startProcessInstanceByKey(
                "materialReview",
                id + "/" + unit,
                Map.of("campaign", id, "unit", unit, "owner", "unit-" + unit, "stage", 1, "material", material));
    }

    /** Whether a stage that {@link #begins} began has come to its end. */
    public boolean hasPassed(String unit, String process) {
        return office.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id + "/" + unit)
                        .processDefinitionKey(process)
                        .count()
                == 0;
    }

    /** Prepares a rating, has everybody vote, and ends it: its result can be handed in. */
    void holdsRating(String login, Task preparation, Map<String, Object> votes) {
        var instance = preparation.getProcessInstanceId();
        besideOthers(login).completes(preparation, office.voters.preparation((Integer) votes.get("invited")));
        office.voters.hold((Long) office.runtime.getVariable(instance, "rating"), votes, login);
    }

    /** The rating that the unit's process is about. */
    public long ratingOf(String unit) {
        return (Long) office.runtime.getVariable(instanceOf(unit, "publicRating"), "rating");
    }

    /** The unit's one instance of this process. */
    public String instanceOf(String unit, String process) {
        return office.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    /** All open tasks that carry this unit, whoever may see them. */
    public List<Task> tasksOf(String unit) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .list();
    }

    /** This task as it is now. */
    public Task task(String unit, Task before) {
        return tasksOf(unit).stream()
                .filter(task -> task.getId().equals(before.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No longer open: " + before.getName()));
    }

    /** Takes the last round of one of several materials of a kind back. */
    public Rest.Answer withdraws(String login, String owner, String material, String part) {
        var number = office.materialNumber(id, owner, material, part);
        return office.rest.basic(login).post("/api/materials/%d/withdrawal".formatted(number), null);
    }

    /** The open task in whose name this is. */
    public Task taskNamed(String unit, String part) {
        return tasksOf(unit).stream()
                .filter(task -> task.getName().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task with " + part + ": " + openTasksOf(unit)));
    }

    /** The open task of this step, whoever may see it. */
    public Task task(String unit, String step) {
        return office.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id + "/" + unit)
                .taskDefinitionKey(step)
                .singleResult();
    }

    /** The names of all open tasks that carry this unit, whoever may see them. */
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

    /** Whether the unit has gone through the whole campaign. */
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

    /** The number of a material of this campaign. */
    public long numberOf(String owner, String material) {
        return office.materialNumber(id, owner, material);
    }

    /** The whole story of a material, as the office sees it. */
    public JsonNode recordOf(String owner, String material) {
        return office.rest
                .basic("office")
                .get("/api/materials/" + numberOf(owner, material))
                .json();
    }

    /** Somebody in this campaign. Claims what nobody holds before completing it. */
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

        /** Answers what it came back with, if it did, and attaches the files that are asked for. */
        public void handsIn(String material, Map<String, Object> answers) {
            writes(handInOf(material), answers);
        }

        /** The same with the task at hand. */
        public void writes(Task task, Map<String, Object> answers) {
            opensFiguresOf(task);
            var replies = new HashMap<String, Object>();
            var shown = office.tab.look(login, task);
            shown.findings().forEach(finding -> replies.put(finding, "已按要求修改"));
            if (!replies.isEmpty()) {
                office.tab.type(login, task, Map.of("replies", replies));
            }
            attachesFiles(task, shown.filesRequired());
            completes(task, Answers.by(login, answers));
        }

        /** What was heard is counted in the register, and stands in the form of whoever opens it. */
        private void opensFiguresOf(Task task) {
            if ("listening-record".equals(office.tasks.getVariable(task.getId(), "material"))) {
                office.voices.heardSomething(id, (String) office.tasks.getVariable(task.getId(), "unit"));
                office.formOf(login, task);
            }
        }

        /** Uploads small files until the round has so many. */
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
         * Finds settled whatever was open; and accepting, every standard met.
         *
         *
         * @param owner the candidate group that handed it in
         */
        public void reads(String owner, String material, Map<String, Object> verdict) {
            reads(owner, material, verdict, List.of());
        }

        /** @param findings what is found wanting: place, kind, remedy */
        public void reads(
                String owner, String material, Map<String, Object> verdict, List<Map<String, String>> findings) {
            judges(reviewOf(owner, material), verdict, findings);
        }

        /** The same of a review at hand. */
        public void judges(Task task, Map<String, Object> verdict, List<Map<String, String>> findings) {
            var settled = new HashMap<String, Object>();
            office.tab.look(login, task).findings().forEach(finding -> settled.put(finding, true));
            if (!settled.isEmpty() || !findings.isEmpty()) {
                office.tab.type(login, task, Map.of("settled", settled, "findings", findings));
            }
            completes(task, ticked(task, verdict));
        }

        /** An acceptance with every standard ticked that is not ticked already. */
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

        /** Takes the last round of the unit's own material back. */
        public Rest.Answer withdraws(String material) {
            var number = numberOf("unit-" + login.substring(1, 4), material);
            return office.rest.basic(login).post("/api/materials/%d/withdrawal".formatted(number), null);
        }

        public void looksAt(String path) {
            office.rest.basic(login).get(path);
        }

        /** Asks for one more round of what was accepted. */
        public Rest.Answer asksForOneMoreRound(long material, String reason) {
            return office.rest
                    .basic(login)
                    .post("/api/materials/%d/reopening".formatted(material), Map.of("reason", reason));
        }

        /** What the tab 材料 shows this person of a task. */
        public JsonNode materialOf(Task task) {
            return new MaterialTab.OfTheApi(office.rest).material(login, task);
        }

        /** Types these sections into the task, whatever was typed before. */
        public void drafts(Task task, Map<String, Object> content) {
            new MaterialTab.OfTheApi(office.rest).type(login, task, content);
        }

        public void judgesStage(String unit, Map<String, Object> verdict) {
            completesOf(unit, "UserTask_PassStageGate", verdict);
        }

        /** The one task of a {@link TwoStages} stage. */
        public void judgesTwoStages(String unit) {
            completesOf(unit, "UserTask_DoStage", Map.of());
        }

        public void completes(String step, Map<String, Object> answers) {
            completes(taskOf(step, id), answers);
        }

        /** What is open of one unit. */
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

        /** The review of this material, as this person sees it. */
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

        /** Where this person hands the material in. */
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
