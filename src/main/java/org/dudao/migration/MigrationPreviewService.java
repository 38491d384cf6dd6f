package org.dudao.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes previews of migrations. */
@Service
class MigrationPreviewService {

    private final VersionsWorkflow versions;
    private final MigrationWorkflow migrations;

    MigrationPreviewService(VersionsWorkflow versions, MigrationWorkflow migrations) {
        this.versions = versions;
        this.migrations = migrations;
    }

    /** The instances on older versions, of all processes. */
    List<OutdatedInstances> outdated() {
        return versions.all().values().stream()
                .flatMap(all -> {
                    var newest = all.get(all.size() - 1);
                    return olderThan(newest, all)
                            .map(old -> new OutdatedInstances(
                                    newest.process(), newest.name(), old.number(), newest.number(), old.instances()));
                })
                .toList();
    }

    /**
     * One preview for each version that has instances, the oldest first. The service migrates each instance in a transaction and rolls
     * it back.
     *
     * @param from null for all older versions
     * @param to null for the newest version
     * @param map new elements by old elements
     * @throws Refusal when the process, the version or an element does not exist
     */
    List<MigrationPreview> of(String process, @Nullable Integer from, @Nullable Integer to, Map<String, String> map) {
        var all = versions.of(process);
        if (all.isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %s 的流程。".formatted(process));
        }
        var target = to == null ? all.get(all.size() - 1) : version(all, to);
        var sources = from == null ? olderThan(target, all).toList() : List.of(version(all, from));
        if (sources.contains(target)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "第%d版不能迁移到它自己，请换一个目标版本。".formatted(target.number()));
        }
        refuseUnknown(map, sources, target);
        return sources.stream().map(source -> plan(all, source, target, map)).toList();
    }

    private static Stream<ProcessVersion> olderThan(ProcessVersion target, List<ProcessVersion> all) {
        return all.stream().filter(version -> version.number() < target.number() && version.instances() > 0);
    }

    private static ProcessVersion version(List<ProcessVersion> all, int number) {
        return all.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "流程 %s 没有第%d版，最新的是第%d版。"
                                .formatted(
                                        all.get(0).process(),
                                        number,
                                        all.get(all.size() - 1).number())));
    }

    private void refuseUnknown(Map<String, String> map, List<ProcessVersion> sources, ProcessVersion target) {
        var old = sources.stream().map(versions::model).toList();
        var targetModel = versions.model(target);
        map.forEach((source, replacement) -> {
            if (old.stream().noneMatch(model -> model.has(source))) {
                throw new Refusal(Refusal.Kind.BAD_REQUEST, "map 里的旧元素 %s 在旧版本里没有。".formatted(source));
            }
            if (!targetModel.has(replacement)) {
                throw new Refusal(
                        Refusal.Kind.BAD_REQUEST, "map 里的新元素 %s 在第%d版里没有。".formatted(replacement, target.number()));
            }
        });
    }

    private MigrationPreview plan(
            List<ProcessVersion> all, ProcessVersion from, ProcessVersion to, Map<String, String> map) {
        var between = all.stream()
                .filter(version -> version.number() > from.number() && version.number() < to.number())
                .map(versions::model)
                .toList();
        var mapping = ElementMapping.of(
                versions.model(from),
                between,
                versions.model(to),
                map,
                migrations.equalElements(from, to),
                candidates -> migrations.errors(from, to, candidates));
        var stuck = new LinkedHashMap<String, List<RunningInstance>>();
        var movers = new ArrayList<RunningInstance>();
        for (var instance : versions.instances(from)) {
            var errors = migrations.tryOut(from, to, mapping.agreed(), instance);
            if (errors.isEmpty()) {
                movers.add(instance);
            } else {
                stuck.computeIfAbsent(mapping.reason(errors), reason -> new ArrayList<>())
                        .add(instance);
            }
        }
        return new MigrationPreview(
                from,
                to,
                mapping.rows(versions.waiting(from)),
                stuck.entrySet().stream()
                        .map(group -> new MigrationPreview.Stuck(group.getKey(), group.getValue()))
                        .toList(),
                movers,
                mapping.agreed());
    }
}
