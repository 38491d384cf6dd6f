package org.dudao.migration;

import java.util.Map;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Migrations on the command line: {@code --dudao.migrate=PROCESS} prints a preview of the migration to the newest version;
 * {@code --dudao.migrate.move=true} starts it.
 */
@Component
@Order(40)
@ConditionalOnProperty("dudao.migrate")
class MigrationCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(MigrationCommand.class);
    private static final String USER = "命令行";

    private final MigrationPreviewService plans;
    private final MigrationService migrations;
    private final String process;
    private final boolean move;

    MigrationCommand(
            MigrationPreviewService plans,
            MigrationService migrations,
            @Value("${dudao.migrate}") String process,
            @Value("${dudao.migrate.move:false}") boolean move) {
        this.plans = plans;
        this.migrations = migrations;
        this.process = process;
        this.move = move;
    }

    @Override
    public void run(ApplicationArguments args) {
        try {
            if (move) {
                migrations
                        .move(process, null, null, Map.of(), USER)
                        .forEach(started -> log.info(
                                "开始迁移 {}：第{}版 → 第{}版，{} 个实例；进度见 /api/migrations/{}",
                                process,
                                started.from(),
                                started.to(),
                                started.remaining(),
                                started.id()));
            } else {
                var all = plans.of(process, null, null, Map.of());
                if (all.isEmpty()) {
                    log.info("流程 {} 没有要迁移的实例", process);
                }
                all.forEach(MigrationCommand::print);
            }
        } catch (Refusal refusal) {
            log.error("{}", refusal.reason());
        }
    }

    private static void print(MigrationPreview plan) {
        log.info(
                "{} 第{}版 → 第{}版：{} 个实例，{} 个可以迁移（加 --dudao.migrate.move=true 迁移）",
                plan.process(),
                plan.from().number(),
                plan.to().number(),
                plan.from().instances(),
                plan.movable());
        plan.elements().stream()
                .filter(row -> row.waiting() > 0 || !row.element().equals(row.to()))
                .forEach(row -> log.info(
                        "  {}（{}，{}）→ {}{}",
                        row.name(),
                        row.element(),
                        row.waiting(),
                        row.to() == null ? "无" : row.to(),
                        row.problem() == null ? "" : "：" + row.problem()));
        plan.stuck()
                .forEach(group -> log.warn("  {} 个不能迁移：{}", group.instances().size(), group.reason()));
    }
}
