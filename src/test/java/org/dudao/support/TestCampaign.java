package org.dudao.support;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** One campaign, and the people in it. */
public record TestCampaign(Office office, String id) {

    /** The units of the test county. */
    public static final List<String> UNITS = List.of("001", "002", "003", "004", "005");

    public Actor of(String login) {
        return new Actor(login);
    }

    /** The unit's liaison. */
    public Actor unit(String code) {
        return of("u" + code);
    }

    /** The supervision group's leader. */
    public Actor supervision(String group) {
        return of("sg" + group);
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
        return office.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id + "/" + unit)
                        .count()
                == 0;
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

    /** Somebody in this campaign. Claims what nobody holds before completing it. */
    public final class Actor {

        private final String login;

        private Actor(String login) {
            this.login = login;
        }

        public void handsIn(String material) {
            handsIn(material, Answers.good(material));
        }

        public void handsIn(String material, Map<String, Object> answers) {
            completes(handInOf(material), answers);
        }

        /** @param owner the candidate group that handed it in */
        public void reads(String owner, String material, Map<String, Object> verdict) {
            completes(reviewOf(owner, material), verdict);
        }

        public void accepts(String unit, String material) {
            reads("unit-" + unit, material, Answers.accept());
        }

        public void returns(String unit, String material, String words) {
            reads("unit-" + unit, material, Answers.returned(words));
        }

        public void judgesStage(String unit, Map<String, Object> verdict) {
            completes(taskOf("UserTask_PassStageGate", id + "/" + unit), verdict);
        }

        /** The one task of a {@link TwoStages} stage. */
        public void judgesTwoStages(String unit) {
            completes(taskOf("UserTask_DoStage", id + "/" + unit), Map.of());
        }

        public void completes(String step, Map<String, Object> answers) {
            completes(taskOf(step, id), answers);
        }

        public void completes(Task task, Map<String, Object> answers) {
            office.as(login, () -> {
                if (task.getAssignee() == null) {
                    office.tasks.claim(task.getId(), login);
                }
                office.forms.submitTaskForm(task.getId(), answers);
                return null;
            });
            office.runJobs();
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
