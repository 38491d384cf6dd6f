package org.dudao.logging;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log levels that an administrator has set. They are stored in the database; all nodes apply them within 5
 * seconds.
 */
@Service
class LogLevelService {

    private static final Logger log = LoggerFactory.getLogger(LogLevelService.class);
    private static final int SECONDS = 5;
    private static final String AUDIT = "audit";

    /**
     * Only these loggers may be set below INFO. Other loggers would write what people typed, session ids, or SQL with
     * its values.
     */
    private static final Set<String> MAY_BE_VERBOSE =
            Set.of("org.dudao", "org.camunda.bpm.engine.jobexecutor", "com.zaxxer.hikari");

    private final JdbcClient sql;
    private final LoggingSystem logging;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** The levels that this node has applied from the database, each with the level before. */
    private final Map<String, LogLevel> set = new HashMap<>();

    private final Map<String, Optional<LogLevel>> before = new HashMap<>();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var follower = new Thread(work, "log-levels");
        follower.setDaemon(true);
        return follower;
    });

    LogLevelService(JdbcClient sql, LoggingSystem logging, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.logging = logging;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a level on all nodes.
     *
     * @param level null to restore the level from before any change
     * @throws Refusal when the logger does not exist, for the audit log, and for a level that is more detailed than
     *     the logger may have
     */
    @Transactional
    public void change(String logger, @Nullable LogLevel level, String by) {
        check(logger, level);
        if (level == null) {
            sql.sql("delete from dudao.log_level where logger = :logger")
                    .param("logger", logger)
                    .update();
        } else {
            sql.sql(
                            """
                            insert into dudao.log_level (logger, level, changed_by, changed_at)
                            values (:logger, :level, :by, :at)
                            on conflict (logger) do update
                              set level = excluded.level, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                    .param("logger", logger)
                    .param("level", level.name())
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
        events.publishEvent(new LogLevelChanged(logger, level == null ? "default" : level.name()));
    }

    private void check(String logger, @Nullable LogLevel level) {
        if (logging.getLoggerConfiguration(logger) == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有名为“%s”的日志。".formatted(logger));
        }
        if (logger.equals(AUDIT)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "审计日志的级别不能更改。");
        }
        boolean more = level == LogLevel.DEBUG || level == LogLevel.TRACE;
        if (more && MAY_BE_VERBOSE.stream().noneMatch(name -> logger.equals(name) || logger.startsWith(name + "."))) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "“%s”不能低于 INFO：它会记下密码、会话和填写的内容。可以的有：%s。"
                            .formatted(
                                    logger,
                                    String.join(
                                            "、",
                                            MAY_BE_VERBOSE.stream().sorted().toList())));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = thread.scheduleWithFixedDelay(this::applyLevelsUnlessAway, 0, SECONDS, TimeUnit.SECONDS);
    }

    private void applyLevelsUnlessAway() {
        try {
            applyLevels();
        } catch (DataAccessException | TransactionException away) {
            log.debug("The levels stay as they are: {}", away.getMessage());
        }
    }

    /** Applies the levels that are in the database. */
    synchronized void applyLevels() {
        var stored = new HashMap<String, LogLevel>();
        sql.sql("select logger, level from dudao.log_level").query(row -> {
            stored.put(row.getString("logger"), LogLevel.valueOf(row.getString("level")));
        });
        stored.forEach((logger, level) -> {
            if (level != set.get(logger)) {
                before.computeIfAbsent(logger, this::configured);
                logging.setLogLevel(logger, level);
            }
        });
        set.keySet().stream()
                .filter(logger -> !stored.containsKey(logger))
                .forEach(logger -> logging.setLogLevel(
                        logger, Objects.requireNonNull(before.get(logger)).orElse(null)));
        set.clear();
        set.putAll(stored);
    }

    /** Empty when the logger inherits its level. */
    private Optional<LogLevel> configured(String logger) {
        return Optional.ofNullable(logging.getLoggerConfiguration(logger)).map(LoggerConfiguration::getConfiguredLevel);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
