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

/** Moves running instances to another version of their process, and keeps what became of it. */
@Service
class MigrationService {

    private static final Logger log = LoggerFactory.getLogger(MigrationService.class);

    private final MigrationPreviewService plans;
    private final MigrationWorkflow workflow;
    private final MigrationStore records;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MigrationService(
            MigrationPreviewService plans,
            MigrationWorkflow workflow,
            MigrationStore records,
            TransactionTemplate transaction,
            Clock clock) {
        this.plans = plans;
        this.workflow = workflow;
        this.records = records;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins to move what the plan says can move; what cannot is on record with its reason. The job executor does it, so that
     * this returns long before it is done.
     *
     * @return one for each version that has something to move
     * @throws Refusal for what {@link MigrationPreviewService#of} refuses, and when nothing can move or something is being moved already
     */
    List<Migration> move(
            String process, @Nullable Integer from, @Nullable Integer to, Map<String, String> map, String by) {
        giveUpWhatIsOver();
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
                clearAwayBatches(process);
                return movable.stream().map(plan -> start(plan, by)).toList();
            });
        } catch (DuplicateKeyException beingMoved) {
            throw new Refusal(Refusal.Kind.CONFLICT, "流程 %s 的实例正在迁移，请等它做完再试。".formatted(process));
        }
    }

    private Migration start(MigrationPreview plan, String by) {
        var batch = workflow.move(plan.from(), plan.to(), plan.mapping(), plan.movers());
        long id = records.add(plan, batch, by, clock.instant());
        log.info(
                "{} begins to move {} instances of {} from version {} to {}",
                by,
                plan.movable(),
                plan.process(),
                plan.from().number(),
                plan.to().number());
        return find(id);
    }

    /** The newest first. */
    List<Migration> all() {
        giveUpWhatIsOver();
        return records.all();
    }

    /** @throws Refusal when there is none */
    Migration get(long id) {
        giveUpWhatIsOver();
        return find(id);
    }

    List<Migration.Failure> failures(Migration migration) {
        return records.failures(migration.id());
    }

    private Migration find(long id) {
        return records.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的迁移。".formatted(id)));
    }

    /** Somebody may have deleted the batch in Cockpit, or a job may have died without a word. */
    private void giveUpWhatIsOver() {
        records.unfinishedBatches().stream()
                .filter(workflow::isOver)
                .forEach(batch -> records.giveUp(batch, "没有迁移：这一批已被取消或者中断，可以再迁移一次。", clock.instant()));
    }

    private void clearAwayBatches(String process) {
        records.batches(process).stream().filter(workflow::isOver).forEach(workflow::clearAway);
    }
}
