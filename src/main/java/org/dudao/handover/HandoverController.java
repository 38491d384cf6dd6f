package org.dudao.handover;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people hold, and how a task is released or handed over: for heads of units, leaders of groups and the office. */
@RestController
@RequestMapping("/api")
class HandoverController {

    private final HeldTaskQuery held;
    private final HandoverService handovers;

    HandoverController(HeldTaskQuery held, HandoverService handovers) {
        this.held = held;
        this.handovers = handovers;
    }

    record Release(@Nullable String reason) {}

    /** @param to the colleague's login */
    record Transfer(@Nullable String to, @Nullable String reason) {}

    /**
     * The people on whose tasks the caller decides, with the number of tasks that each holds.
     *
     * @param words part of a name, a login, a unit or a role
     */
    @GetMapping("/people")
    List<HeldTaskQuery.Holder> people(@RequestParam(defaultValue = "") String words, Principal caller) {
        return held.people(caller.getName(), words);
    }

    /** What a person holds or had to give up, and to whom each task can be handed. */
    @GetMapping("/people/{login}")
    HeldTaskQuery.PersonRecord person(@PathVariable String login, Principal caller) {
        return held.of(login, caller.getName());
    }

    /**
     * Records that a person is away: their tasks go back to their group.
     *
     * @param until the last day away; left out, the person is back
     */
    @PutMapping("/people/{login}/absence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void absence(
            @PathVariable String login, @RequestParam(required = false) @Nullable LocalDate until, Principal caller) {
        handovers.reportAbsence(login, until, caller.getName());
    }

    /** Gives a task back to its group; the next person who claims it gets the draft. */
    @PostMapping("/tasks/{taskId}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String taskId, @RequestBody Release release, Principal caller) {
        handovers.release(taskId, release.reason(), caller.getName());
    }

    /** Hands a task to a colleague of its group, with the draft. */
    @PostMapping("/tasks/{taskId}/handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String taskId, @RequestBody Transfer transfer, Principal caller) {
        handovers.handOver(taskId, transfer.to(), transfer.reason(), caller.getName());
    }
}
