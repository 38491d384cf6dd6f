package org.dudao.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.submission.MaterialStandardTable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a unit what gives it no task: an acceptance and its withdrawal. A return needs no notice, because the unit gets a task. */
@Service
@Transactional
class NoticeService {

    /** Older notices are not shown to somebody who never marked them as seen. */
    private static final Duration SHOWN = Duration.ofDays(60);

    private final NoticeStore notices;
    private final MaterialStandardTable standards;
    private final Directory directory;
    private final Clock clock;

    NoticeService(NoticeStore notices, MaterialStandardTable standards, Directory directory, Clock clock) {
        this.notices = notices;
        this.standards = standards;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void on(MaterialJudged judged) {
        if (judged.outcome() != ReviewOutcome.ACCEPT) {
            return;
        }
        var material = judged.material();
        notices.add(
                material.owner(),
                "“%s”第%d轮已审核通过（%s）。"
                        .formatted(
                                standards.nameOf(material),
                                material.handedIn(),
                                directory.personName(judged.reviewer())),
                "/materials/" + material.number(),
                clock.instant());
    }

    @EventListener
    void on(StageJudged judged) {
        if (judged.outcome() == ReviewOutcome.ACCEPT) {
            notices.add(
                    judged.owner(),
                    "第%d阶段已通过（%s）。".formatted(judged.stage(), directory.personName(judged.reviewer())),
                    "/materials?campaign=" + judged.campaign(),
                    clock.instant());
        }
    }

    @EventListener
    void on(AcceptanceWithdrawn withdrawn) {
        var material = withdrawn.material();
        notices.add(
                material.owner(),
                "“%s”第%d轮的通过已撤回（%s），这一轮重新审核，不用再交。理由：%s"
                        .formatted(
                                standards.nameOf(material),
                                material.handedIn(),
                                directory.personName(withdrawn.by()),
                                withdrawn.reason()),
                "/materials/" + material.number(),
                clock.instant());
    }

    /** The notices of the person's groups that the person has not seen. */
    List<NoticeStore.Notice> unseen(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        return notices.unseen(login, groups, clock.instant().minus(SHOWN));
    }

    /** Marks these as seen; notices of other groups and unknown numbers are ignored. */
    void markSeen(String login, List<Long> ids) {
        notices.markSeen(
                login,
                unseen(login).stream()
                        .map(NoticeStore.Notice::id)
                        .filter(ids::contains)
                        .toList());
    }
}
