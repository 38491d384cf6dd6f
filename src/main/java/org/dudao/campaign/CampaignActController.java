package org.dudao.campaign;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.dudao.calendar.MovedDueDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The office's acts on a running campaign. Each can be checked before: with {@code dryRun} nothing changes. */
@RestController
@RequestMapping("/api/campaigns/{id}")
@PreAuthorize("hasRole('office')")
class CampaignActController {

    private final DueDateService dueDates;
    private final ParticipationService participation;

    CampaignActController(DueDateService dueDates, ParticipationService participation) {
        this.dueDates = dueDates;
        this.participation = participation;
    }

    /** New dates of a stage, and why they change. */
    record StageDates(@Nullable LocalDate beginsOn, @Nullable LocalDate endsOn, @Nullable String reason) {}

    /**
     * Changes the dates of a stage. The due dates of open tasks that follow the stage move too. Returns the due dates that move;
     * with dryRun=true nothing changes.
     */
    @PutMapping("/stages/{position}")
    List<MovedDueDate> moveStage(
            @PathVariable String id,
            @PathVariable int position,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody StageDates dates,
            Principal caller) {
        var beginsOn = required(dates.beginsOn(), "beginsOn（开始日期）");
        var endsOn = required(dates.endsOn(), "endsOn（结束日期）");
        return dryRun
                ? dueDates.previewStage(id, position, beginsOn, endsOn)
                : dueDates.moveStage(id, position, beginsOn, endsOn, text(dates.reason()), caller.getName());
    }

    /**
     * A unit that comes late.
     *
     * @param makeUp the positions of the open stages that it has to make up
     */
    record LateUnit(@Nullable String unit, @Nullable List<Integer> makeUp, @Nullable String reason) {}

    /** What the enrolment does: the names of the stages. */
    record LateEffect(String unit, List<String> makeUp, List<String> waived) {}

    /**
     * Enrols a unit that comes late, with the open stages that it has to make up. An excused unit takes part again. With
     * dryRun=true nothing changes.
     */
    @PostMapping("/units")
    LateEffect enrol(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody LateUnit late,
            Principal caller) {
        if (late.unit() == null || late.unit().isBlank()) {
            throw CampaignRefusal.wrongPlan("单位（unit）必须填写，应为名册里的代码，如 017。");
        }
        if (late.makeUp() == null) {
            throw CampaignRefusal.wrongPlan("要补的阶段（makeUp）必须填写，应为阶段的次序，如 [1,2]；一个也不用补，填 []。");
        }
        var unit = late.unit().strip();
        var effect = participation.check(id, unit, late.makeUp());
        if (!dryRun) {
            participation.enrol(id, unit, late.makeUp(), text(late.reason()), caller.getName());
        }
        return new LateEffect(effect.unit().name(), names(effect.makeUp()), names(effect.waived()));
    }

    private static List<String> names(List<Stage> stages) {
        return stages.stream().map(Stage::name).toList();
    }

    private static LocalDate required(@Nullable LocalDate date, String field) {
        if (date == null) {
            throw CampaignRefusal.wrongPlan("%s必须填写，如 2014-03-10。".formatted(field));
        }
        return date;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
