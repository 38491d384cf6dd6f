package org.dudao.migration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST API to move running instances to a newer version of their process. */
@RestController
@RequestMapping("/api/migrations")
@PreAuthorize("hasAnyRole('designer', 'camunda-admin')")
class MigrationController {

    private final MigrationPreviewService plans;
    private final MigrationService migrations;

    MigrationController(MigrationPreviewService plans, MigrationService migrations) {
        this.plans = plans;
        this.migrations = migrations;
    }

    /**
     * @param from null for all older versions
     * @param to null for the newest version
     * @param map new elements by old elements
     */
    record MigrationRequest(
            @Nullable String process,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Map<String, String> map) {}

    record Progress(@JsonUnwrapped Migration migration, List<Migration.Failure> failures) {}

    /** Instances on older versions. */
    @GetMapping(path = "/plan", params = "!process")
    List<OutdatedInstances> outdated() {
        return plans.outdated();
    }

    /**
     * A preview; nothing is changed.
     *
     * @param map old and new element, for example {@code Old:New}; repeatable
     */
    @GetMapping(path = "/plan", params = "process")
    List<MigrationPreview> plan(
            @RequestParam String process,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(defaultValue = "") List<String> map) {
        return plans.of(process, from, to, pairs(map));
    }

    /** Moves what can be moved, in the background. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<Migration> move(@RequestBody MigrationRequest request, Principal caller) {
        if (request.process() == null) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "缺少 process：请写明要迁移哪个流程。");
        }
        return migrations.move(
                request.process(),
                request.from(),
                request.to(),
                Objects.requireNonNullElse(request.map(), Map.of()),
                caller.getName());
    }

    /** Lists who has moved what. */
    @GetMapping
    List<Migration> all() {
        return migrations.all();
    }

    /** Returns the progress of a migration, and its failures. */
    @GetMapping("/{id}")
    Progress progress(@PathVariable long id) {
        var migration = migrations.get(id);
        return new Progress(migration, migrations.failures(migration));
    }

    private static Map<String, String> pairs(List<String> map) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : map) {
            var ids = pair.split(":", -1);
            if (ids.length != 2 || ids[0].isBlank() || ids[1].isBlank()) {
                throw new Refusal(Refusal.Kind.BAD_REQUEST, "map 里的“%s”要写成 旧元素:新元素。".formatted(pair));
            }
            pairs.put(ids[0].strip(), ids[1].strip());
        }
        return pairs;
    }
}
