package org.dudao.migration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves running instances to another version of their process and stores the results. */
@Service
class MigrationService {

    private static final Logger log = LoggerFactory.getLogger(MigrationService.class);

    private final MigrationPreviewService plans;
    private final MigrationWorkflow workflow;
    private final MigrationStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MigrationService(
            MigrationPreviewService plans,
            MigrationWorkflow workflow,
            MigrationStore store,
            TransactionTemplate transaction,
            Clock clock) {
        this.plans = plans;
        this.workflow = workflow;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Starts to move the instances that can move, and stores the reason for the others. The job executor moves them; the method returns
     * before it has finished.
     *
     * @return one migration for each version with movable instances
     * @throws Refusal if {@link MigrationPreviewService#of} refuses, if no instance can move, or if a migration is already running
     */
    List<Migration> move(
            String process, @Nullable Integer from, @Nullable Integer to, Map<String, String> map, String by) {
        failStoppedBatches();
        var all = plans.of(process, from, to, map).stream()
                .filter(plan -> plan.from().instances() > 0)
                .toList();
        if (all.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "流程 %s 没有要迁移的实例。".formatted(process));
        }
        var movable = all.stream().filter(plan -> plan.movable() > 0).toList();
        if (movable.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    all.stream()
                            .flatMap(plan -> plan.stuck().stream())
                            .map(MigrationPreview.Stuck::reason)
                            .distinct()
                            .collect(Collectors.joining("", "流程 %s 的实例一个也不能迁移：".formatted(process), "")));
        }
        try {
            return transaction.execute(status -> {
                deleteStoppedBatches(process);
                return movable.stream().map(plan -> start(plan, by)).toList();
            });
        } catch (DuplicateKeyException alreadyRunning) {
            throw new Refusal(Refusal.Kind.CONFLICT, "流程 %s 的实例正在迁移，请等它做完再试。".formatted(process));
        }
    }

    private Migration start(MigrationPreview plan, String by) {
        var batch = workflow.move(plan.from(), plan.to(), plan.mapping(), plan.movers());
        long id = store.add(plan, batch, by, clock.instant());
        log.info(
                "{} begins to move {} instances of {} from version {} to {}",
                by,
                plan.movable(),
                plan.process(),
                plan.from().number(),
                plan.to().number());
        return find(id);
    }

    /** The newest migration first. */
    List<Migration> all() {
        failStoppedBatches();
        return store.all();
    }

    /** @throws Refusal when the migration does not exist */
    Migration get(long id) {
        failStoppedBatches();
        return find(id);
    }

    List<Migration.Failure> failures(Migration migration) {
        return store.failures(migration.id());
    }

    private Migration find(long id) {
        return store.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的迁移。".formatted(id)));
    }

    /** Marks the rest of a batch as failed if it was deleted in Cockpit or if its jobs have no retries left. */
    private void failStoppedBatches() {
        store.unfinishedBatches().stream()
                .filter(workflow::isStopped)
                .forEach(batch -> store.failWaiting(batch, "没有迁移：这一批已被取消或者中断，可以再迁移一次。", clock.instant()));
    }

    private void deleteStoppedBatches(String process) {
        store.batches(process).stream().filter(workflow::isStopped).forEach(workflow::deleteBatch);
    }
}
