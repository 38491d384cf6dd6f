package org.dudao.rehearsal;

import java.security.Principal;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST API of rehearsals. */
@RestController
@RequestMapping("/api/rehearsals")
@PreAuthorize("hasAnyRole('designer', 'camunda-admin')")
class RehearsalController {

    private final RehearsalService rehearsals;

    RehearsalController(RehearsalService rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** @param definition the id of the version of the process */
    record BeginRequest(@Nullable String definition) {}

    record Begun(String id) {}

    /** Begins a rehearsal of a process. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@RequestBody BeginRequest request, Principal caller) {
        if (request.definition() == null || request.definition().isBlank()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "缺少 definition：请写明试运行哪个流程的哪一版。");
        }
        return new Begun(rehearsals.begin(request.definition(), caller.getName()));
    }

    /** Lists the rehearsals of the caller. */
    @GetMapping
    List<RehearsalView> all(Principal caller) {
        return rehearsals.of(caller.getName());
    }

    /** Returns a rehearsal of the caller. */
    @GetMapping("/{id}")
    RehearsalView get(@PathVariable String id, Principal caller) {
        return rehearsals.get(id, caller.getName());
    }

    /** Ends a rehearsal and deletes everything of it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Principal caller) {
        rehearsals.end(id, caller.getName());
    }

    /** Completes a step without its form. */
    @PostMapping("/{id}/steps/{task}/skip")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(@PathVariable String id, @PathVariable String task, Principal caller) {
        rehearsals.skip(id, task, caller.getName());
    }

    /** Lets an event happen for which the rehearsal waits: a timer, a message, a signal. */
    @PostMapping("/{id}/events/{event}/trigger")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trigger(@PathVariable String id, @PathVariable String event, Principal caller) {
        rehearsals.trigger(id, event, caller.getName());
    }
}
