package org.dudao.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.dudao.organization.AbsenceService;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.DraftStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Releases the tasks of somebody who is ill or gone, or hands them to a colleague, with the draft and a reason. */
@Service
@Transactional
class HandoverService {

    private static final int LONGEST_REASON = 500;

    private final HandoverWorkflow workflow;
    private final HandoverStore handovers;
    private final HandoverRights rights;
    private final DraftStore drafts;
    private final AbsenceService absences;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandoverService(
            HandoverWorkflow workflow,
            HandoverStore handovers,
            HandoverRights rights,
            DraftStore drafts,
            AbsenceService absences,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.workflow = workflow;
        this.handovers = handovers;
        this.rights = rights;
        this.drafts = drafts;
        this.absences = absences;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** The task goes back to its group. The next person who claims it gets the draft. */
    void release(String taskId, @Nullable String reason, String by) {
        var task = decidable(taskId, by);
        var holder = task.holder();
        if (holder == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "这项任务没有人认领，不用释放；可以直接移交给一个人。");
        }
        var words = requireReason(reason);
        drafts.leave(taskId, holder);
        workflow.release(taskId);
        record(task, null, words, by);
    }

    /** The colleague holds the task, and has the draft. */
    void handOver(String taskId, @Nullable String to, @Nullable String reason, String by) {
        var task = decidable(taskId, by);
        var colleague = requireColleague(task, to);
        var words = requireReason(reason);
        var holder = task.holder();
        if (holder != null) {
            drafts.leave(taskId, holder);
            workflow.release(taskId);
        }
        try {
            workflow.assign(taskId, colleague.login());
        } catch (Refusal refusal) {
            throw new Refusal(Refusal.Kind.CONFLICT, "不能交给%s，本人会看到：%s".formatted(colleague.name(), refusal.reason()));
        }
        record(task, colleague.login(), words, by);
    }

    /** Records that somebody is away; all their tasks go back to the groups. */
    void reportAbsence(String login, @Nullable LocalDate until, String by) {
        var person = rights.requirePerson(caller(by), login);
        absences.beAbsent(person.login(), until);
        events.publishEvent(new AbsenceReported(person.login(), until, by));
    }

    private Person caller(String login) {
        return directory.person(login).orElseThrow(() -> new Refusal(Refusal.Kind.FORBIDDEN, "名册里没有您的登录名，不能释放或移交任务。"));
    }

    private HeldTask decidable(String taskId, String by) {
        var caller = caller(by);
        var task = workflow.find(taskId)
                .filter(found -> rights.decidesOn(caller, found.party())
                        || caller.candidateGroups().contains(found.party()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有这项任务，或者它已经办结。"));
        rights.refusal(caller, task).ifPresent(reason -> {
            throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
        });
        return task;
    }

    private Person requireColleague(HeldTask task, @Nullable String to) {
        if (to == null || to.isBlank()) {
            throw wrong("请选移交给谁。");
        }
        var person = directory
                .person(to.strip())
                .filter(known -> known.candidateGroups().contains(task.party()))
                .orElseThrow(
                        () -> wrong("“%s”不在%s，应是其中一位同志的登录名。".formatted(to.strip(), directory.nameOf(task.party()))));
        if (Objects.equals(person.login(), task.holder())) {
            throw wrong("%s已经在办这项任务。".formatted(person.name()));
        }
        if (person.isAbsentOn(LocalDate.now(clock))) {
            throw wrong("%s外出未回，不能移交给他。".formatted(person.name()));
        }
        return person;
    }

    private static String requireReason(@Nullable String reason) {
        var words = reason == null ? "" : reason.strip();
        if (words.isEmpty()) {
            throw wrong("请写明理由，例如：生病住院、调离。");
        }
        if (words.length() > LONGEST_REASON) {
            throw wrong("理由最多 %d 个字。".formatted(LONGEST_REASON));
        }
        return words;
    }

    private void record(HeldTask task, @Nullable String to, String reason, String by) {
        handovers.add(new HandoverStore.Handover(
                task.id(), task.name(), task.party(), task.holder(), to, reason, by, clock.instant()));
        events.publishEvent(new TaskHandedOver(task.id(), task.party(), task.holder(), to, by));
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
