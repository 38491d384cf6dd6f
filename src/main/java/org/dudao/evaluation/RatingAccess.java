package org.dudao.evaluation;

import java.util.Set;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may see a rating. Before counting: the unit, its supervision group, the office, the leading group. After counting:
 * everybody.
 */
@Component
class RatingAccess {

    private final Directory directory;

    RatingAccess(Directory directory) {
        this.directory = directory;
    }

    Set<String> groupsOf(String login) {
        return directory.person(login).map(Person::candidateGroups).orElse(Set.of());
    }

    boolean seesAll(String login) {
        var groups = groupsOf(login);
        return groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP);
    }

    /** @throws Refusal NOT_FOUND when the rating does not exist or the person may not see it */
    void requireSeen(Rating rating, String login) {
        if (!rating.isCounted() && !acts(rating.owner(), login) && !seesAll(login)) {
            throw RatingStore.notFound(rating.id());
        }
    }

    /** @throws Refusal unless this person may run the unit's ratings */
    void requireMayRun(Rating rating, String login) {
        requireSeen(rating, login);
        requireMayRun(rating.owner(), login);
    }

    /** @throws Refusal unless this person may run the unit's ratings */
    void requireMayRun(String owner, String login) {
        if (!acts(owner, login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "只有被评议的单位、联系它的督导组和活动办才能组织这次评议。");
        }
    }

    boolean acts(String owner, String login) {
        var groups = groupsOf(login);
        return directory.unitOf(owner).filter(unit -> acts(groups, unit)).isPresent();
    }

    /** @param groups the person's candidate groups */
    static boolean acts(Set<String> groups, Unit unit) {
        return groups.contains(CandidateGroups.unit(unit.code()))
                || groups.contains(CandidateGroups.OFFICE)
                || groups.contains(CandidateGroups.supervision(unit.supervisionGroup()));
    }
}
