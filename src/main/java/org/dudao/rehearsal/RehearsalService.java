package org.dudao.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins, continues and ends rehearsals. A designer reaches only their own. */
@Service
class RehearsalService {

    /** A rehearsal that nobody ended is deleted after this time. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int MOST_AT_ONCE = 5;
    private static final Logger log = LoggerFactory.getLogger(RehearsalService.class);

    private final RehearsalWorkflow workflow;
    private final Clock clock;

    RehearsalService(RehearsalWorkflow workflow, Clock clock) {
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * @param definition the id of the version of the process
     * @return the id of the rehearsal
     */
    @Transactional
    public String begin(String definition, String login) {
        if (workflow.count(login) >= MOST_AT_ONCE) {
            throw new Refusal(Refusal.Kind.CONFLICT, "您已经有 %d 个试运行，请先结束一个。".formatted(MOST_AT_ONCE));
        }
        var rehearsal = workflow.begin(definition, login)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有这个流程，可能刚刚已经撤回，请刷新。"));
        log.info("{} rehearses {} as {}", login, definition, rehearsal);
        return rehearsal;
    }

    @Transactional(readOnly = true)
    public List<RehearsalView> of(String login) {
        return workflow.of(login);
    }

    @Transactional(readOnly = true)
    public RehearsalView get(String id, String login) {
        return workflow.find(id, login).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有这个试运行，可能已经结束，请刷新。"));
    }

    /** Completes a step without its form. */
    @Transactional
    public void skip(String id, String task, String login) {
        var step = first(get(id, login).steps(), open -> open.task().equals(task));
        if (step.choice()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "“%s”不能跳过，请打开表单选一条。".formatted(step.name()));
        }
        workflow.complete(task);
    }

    /** Lets an event happen for which the rehearsal waits. */
    @Transactional
    public void trigger(String id, String event, String login) {
        workflow.trigger(
                first(get(id, login).events(), waiting -> waiting.subscription().equals(event))
                        .subscription());
    }

    private static <T> T first(List<T> all, Predicate<T> condition) {
        return all.stream()
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "这一步已经走过了，请刷新。"));
    }

    @Transactional
    public void end(String id, String login) {
        workflow.end(get(id, login).id());
        log.info("{} ended the rehearsal {}", login, id);
    }

    /** Ends the forgotten rehearsals of all designers. */
    @Transactional
    public void endForgotten() {
        workflow.begunBefore(clock.instant().minus(LONGEST)).forEach(id -> {
            workflow.end(id);
            log.info("The rehearsal {} is older than a day and was ended", id);
        });
    }
}
