package org.dudao.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Saves the input of the caller in a task. The page calls it every few seconds; values are not checked. */
@RestController
@RequestMapping("/api/tasks/{taskId}/draft")
class DraftController {

    private final TaskAccess tasks;
    private final DraftStore drafts;
    private final IdentityService identities;

    DraftController(TaskAccess tasks, DraftStore drafts, IdentityService identities) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.identities = identities;
    }

    /** @param version the version that the page started from; 0 for none */
    record DraftInput(int version, @Nullable JsonNode content) {}

    /** @param draft the draft of the caller, or null */
    record DraftView(@Nullable Draft draft, List<Colleague> others) {}

    record SavedDraft(int version, Instant savedAt, List<Colleague> others) {}

    /** Another person who has a draft of the same task. */
    record Colleague(String name, Instant savedAt) {}

    /** Returns the caller's draft, and who else has one. */
    @GetMapping
    DraftView find(@PathVariable String taskId, Principal caller) {
        tasks.get(taskId, caller.getName());
        return new DraftView(drafts.find(taskId, caller.getName()).orElse(null), others(taskId, caller));
    }

    /** Saves the caller's draft; an outdated version is refused with the newest draft. */
    @PutMapping
    ResponseEntity<?> save(@PathVariable String taskId, @RequestBody DraftInput input, Principal caller) {
        tasks.get(taskId, caller.getName());
        if (!(input.content() instanceof ObjectNode sections)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "草稿缺少“content”：应为一个对象，例如 {\"text\": \"……\"}。");
        }
        return drafts.save(taskId, caller.getName(), input.version(), sections)
                .<ResponseEntity<?>>map(draft ->
                        ResponseEntity.ok(new SavedDraft(draft.version(), draft.savedAt(), others(taskId, caller))))
                .orElseGet(() -> stale(taskId, caller));
    }

    private ResponseEntity<?> stale(String taskId, Principal caller) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "您在另一处也在起草这项任务，那里的内容更新，这里的没有保存。");
        problem.setProperty("draft", drafts.find(taskId, caller.getName()).orElse(null));
        return ResponseEntity.of(problem).build();
    }

    private List<Colleague> others(String taskId, Principal caller) {
        return drafts.others(taskId, caller.getName()).stream()
                .map(other -> new Colleague(nameOf(other.login()), other.savedAt()))
                .toList();
    }

    private String nameOf(String login) {
        var user = identities.createUserQuery().userId(login).singleResult();
        return user == null ? login : user.getFirstName();
    }
}
