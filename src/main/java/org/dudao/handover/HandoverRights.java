package org.dudao.handover;

import java.util.Collection;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Membership;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who decides on whose tasks: the head on those of the unit, the leader on those of the supervision group, the office on all of
 * these and its own, and the leading group on its own alone. A person with a tie to the unit that a task is about does not decide
 * who does it, unless it is a task of the person's own unit.
 */
@Component
class HandoverRights {

    private final Directory directory;

    HandoverRights(Directory directory) {
        this.directory = directory;
    }

    /**
     * The person with this login.
     *
     * @throws Refusal NOT_FOUND when there is none, or when the caller does not decide on tasks of this person
     */
    Person requirePerson(Person caller, String login) {
        return directory
                .person(login)
                .filter(person -> decidesOn(caller, person.candidateGroups()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有登录名为“%s”的人员，或者不归您管。".formatted(login)));
    }

    /** Whether the caller decides on tasks of this candidate group. */
    boolean decidesOn(Person caller, String party) {
        return caller.memberships().stream().anyMatch(membership -> decidesOn(membership, party));
    }

    /** Whether the caller decides on tasks of one of these candidate groups. */
    boolean decidesOn(Person caller, Collection<String> groups) {
        return groups.stream().anyMatch(group -> decidesOn(caller, group));
    }

    private static boolean decidesOn(Membership membership, String party) {
        return switch (membership.role()) {
            case HEAD ->
                party.equals(CandidateGroups.unit(membership.party()))
                        || party.equals(CandidateGroups.head(membership.party()));
            case GROUP_LEADER -> party.equals(CandidateGroups.supervision(membership.party()));
            case OFFICE ->
                CandidateGroups.isOfUnits(party)
                        || CandidateGroups.isOfSupervision(party)
                        || CandidateGroups.isOfOffice(party);
            case LEADING_GROUP -> party.equals(CandidateGroups.LEADING_GROUP);
            case LIAISON, LEADER, GROUP_MEMBER, DESIGNER -> false;
        };
    }

    /** Why the caller may not decide on this task; empty if they may. */
    Optional<String> refusal(Person caller, HeldTask task) {
        if (!decidesOn(caller, task.party())) {
            return Optional.of("这项任务属于%s，只有该单位主要负责人、该督导组组长或者活动办能释放或移交。".formatted(directory.nameOf(task.party())));
        }
        if (task.party().equals(CandidateGroups.unit(task.unit()))) {
            return Optional.empty();
        }
        return caller.tieWith(task.unit()).map(reason -> "您与%s有回避关系（%s），不能决定谁办这项任务，请由其他同志决定。"
                .formatted(directory.nameOf(CandidateGroups.unit(task.unit())), reason));
    }
}
