package org.dudao.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.calendar.MovedDueDate;
import org.dudao.calendar.WorkCalendar;
import org.dudao.workflow.DueMaterials;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskDueDates;
import org.springframework.stereotype.Component;

/** Finds the open due dates that follow the days off or the dates of a stage, and moves them with their reminders. */
@Component
class DueDateWorkflow {

    private static final String CLOSING_STEP = "UserTask_CheckCompletion";
    private static final int LAST_DAY = -1;

    /** The due date of a task without holidays; set when a holiday moved it. */
    private static final String PLANNED_DUE = "plannedDue";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskDueDates dueDates;
    private final DueMaterials dueMaterials;
    private final MaterialDueDays dueDays;
    private final CampaignCalendar calendar;
    private final Clock clock;

    DueDateWorkflow(
            TaskService tasks,
            RuntimeService runtime,
            TaskDueDates dueDates,
            DueMaterials dueMaterials,
            MaterialDueDays dueDays,
            CampaignCalendar calendar,
            Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.dueDates = dueDates;
        this.dueMaterials = dueMaterials;
        this.dueDays = dueDays;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The open due dates from now on that are on a holiday of this calendar, or no longer on one. */
    List<MovedDueDate> movesOf(WorkCalendar workCalendar) {
        var planned = plannedDueDates();
        return tasks.createTaskQuery().dueAfter(Date.from(clock.instant())).withoutTenantId().list().stream()
                .flatMap(task -> {
                    var due = task.getDueDate().toInstant();
                    return move(task, afterHoliday(planned.getOrDefault(task.getId(), due), workCalendar));
                })
                .toList();
    }

    /** Moves the due dates and keeps those that a calendar without these holidays would give. */
    void moveByCalendar(List<MovedDueDate> moves) {
        var planned = plannedDueDates();
        moves.forEach(move -> {
            dueDates.move(move.task(), move.to());
            tasks.setVariableLocal(move.task(), PLANNED_DUE, Date.from(planned.getOrDefault(move.task(), move.from())));
        });
    }

    /**
     * The open due dates that follow the dates of the stage. A due date that is later than its day of the stage, because the unit
     * began late, never moves to an earlier date. No due date moves to the past.
     */
    List<MovedDueDate> movesOf(Campaign campaign, Stage before, Stage after) {
        var ofMaterials = tasks
                .createTaskQuery()
                .processVariableValueEquals(StepVariables.CAMPAIGN, campaign.id())
                .processVariableValueEquals(StepVariables.STAGE, before.position())
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .flatMap(task -> dueMaterials.kindOf(task).map(dueDays::dueDay).stream()
                        .flatMap(day -> move(task, follow(task, before.day(day), after.day(day)))));
        return Stream.concat(ofMaterials, closingMoves(campaign, before, after)).toList();
    }

    /** The office checks the units' completion at the end of the last stage. */
    private Stream<MovedDueDate> closingMoves(Campaign campaign, Stage before, Stage after) {
        return before.position() != campaign.lastStage()
                ? Stream.empty()
                : tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(campaign.id())
                        .taskDefinitionKey(CLOSING_STEP)
                        .list()
                        .stream()
                        .flatMap(task -> move(task, follow(task, before.day(LAST_DAY), after.day(LAST_DAY))));
    }

    void moveByStage(List<MovedDueDate> moves) {
        moves.forEach(move -> {
            dueDates.move(move.task(), move.to());
            tasks.removeVariableLocal(move.task(), PLANNED_DUE);
        });
    }

    private Instant follow(Task task, LocalDate before, LocalDate after) {
        var due = task.getDueDate().toInstant();
        var tomorrow = calendar.closeOf(LocalDate.now(clock).plusDays(1));
        boolean beganLate = due.isAfter(calendar.closeOf(before));
        var least = beganLate || due.isBefore(tomorrow) ? due : tomorrow;
        var planned = calendar.closeOf(after);
        return planned.isBefore(least) ? least : planned;
    }

    private static Stream<MovedDueDate> move(Task task, Instant to) {
        var from = task.getDueDate().toInstant();
        return from.equals(to)
                ? Stream.empty()
                : Stream.of(new MovedDueDate(
                        task.getId(), Optional.ofNullable(task.getName()).orElse(""), from, to));
    }

    private Instant afterHoliday(Instant due, WorkCalendar workCalendar) {
        var local = ZonedDateTime.ofInstant(due, clock.getZone());
        return local.with(workCalendar.afterHoliday(local.toLocalDate())).toInstant();
    }

    private Map<String, Instant> plannedDueDates() {
        var planned = new HashMap<String, Instant>();
        runtime.createVariableInstanceQuery().variableName(PLANNED_DUE).list().forEach(variable -> {
            if (variable.getTaskId() != null && variable.getValue() instanceof Date due) {
                planned.put(variable.getTaskId(), due.toInstant());
            }
        });
        return planned;
    }
}
