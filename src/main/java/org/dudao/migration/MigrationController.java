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

/** Moving running instances to a newer version of their process, by API. */
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
     * @param from null for every older version
     * @param to null for the newest version
     * @param map elements of the old version, and those that take their place
     */
    record Wish(
            @Nullable String process,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Map<String, String> map) {}

    record Progress(@JsonUnwrapped Migration migration, List<Migration.Failure> failures) {}

    /** What still runs on older versions. */
    @GetMapping(path = "/plan", params = "!process")
    List<OutdatedInstances> outdated() {
        return plans.outdated();
    }

    /**
     * What would happen; nothing is changed.
     *
     * @param map {@code Old:New}, as often as needed
     */
    @GetMapping(path = "/plan", params = "process")
    List<MigrationPreview> plan(
            @RequestParam String process,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(defaultValue = "") List<String> map) {
        return plans.of(process, from, to, pairs(map));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<Migration> move(@RequestBody Wish wish, Principal caller) {
        if (wish.process() == null) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "缺少 process：请写明要迁移哪个流程。");
        }
        return migrations.move(
                wish.process(),
                wish.from(),
                wish.to(),
                Objects.requireNonNullElse(wish.map(), Map.of()),
                caller.getName());
    }

    @GetMapping
    List<Migration> all() {
        return migrations.all();
    }

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
