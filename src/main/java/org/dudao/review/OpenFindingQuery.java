package org.dudao.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.organization.Directory;
import org.dudao.submission.Material;
import org.dudao.submission.Round;
import org.springframework.stereotype.Component;

/** The findings of a material that are not settled yet, each with its replies and checks in the rounds since. */
@Component
class OpenFindingQuery {

    private final FindingStore findings;
    private final Directory directory;

    OpenFindingQuery(FindingStore findings, Directory directory) {
        this.findings = findings;
        this.directory = directory;
    }

    /**
     * The open findings, the oldest first.
     *
     * @param round the round that is being written or reviewed
     * @param replies the replies of that round so far, by finding id
     */
    List<TaskMaterial.OpenFinding> of(Material material, List<Round> all, int round, Map<Long, String> replies) {
        return findings.openOf(material.number()).stream()
                .map(finding -> new TaskMaterial.OpenFinding(
                        finding.id(),
                        finding.round(),
                        finding.place(),
                        finding.kind(),
                        finding.remedy(),
                        directory.personName(finding.raisedBy()),
                        finding.raisedAt(),
                        replies.get(finding.id()),
                        history(finding, all, round)))
                .toList();
    }

    private static List<TaskMaterial.OpenFinding.Past> history(Finding finding, List<Round> all, int present) {
        var settled = finding.checks().stream().collect(Collectors.toMap(Finding.Check::round, Finding.Check::settled));
        return all.stream()
                .filter(round -> round.number() > finding.round() && round.number() < present && !round.isWithdrawn())
                .map(round -> new TaskMaterial.OpenFinding.Past(
                        round.number(), round.replies().get(finding.id()), settled.get(round.number())))
                .toList();
    }
}
