package org.dudao.review;

import java.util.List;
import java.util.stream.Collectors;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialFileService;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.Round;
import org.dudao.submission.RoundStore;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of a material, for its owner, its readers, the office and the leading group. */
@Service
@Transactional
class MaterialRecordQuery {

    private final SubmissionService submissions;
    private final RoundStore rounds;
    private final MaterialFileService files;
    private final MaterialStandardTable standards;
    private final VerdictStore verdicts;
    private final FindingStore findings;
    private final HeadTalkStore talks;
    private final ReviewService reviews;
    private final Directory directory;

    MaterialRecordQuery(
            SubmissionService submissions,
            RoundStore rounds,
            MaterialFileService files,
            MaterialStandardTable standards,
            VerdictStore verdicts,
            FindingStore findings,
            HeadTalkStore talks,
            ReviewService reviews,
            Directory directory) {
        this.submissions = submissions;
        this.rounds = rounds;
        this.files = files;
        this.standards = standards;
        this.verdicts = verdicts;
        this.findings = findings;
        this.talks = talks;
        this.reviews = reviews;
        this.directory = directory;
    }

    /** @throws Refusal NOT_FOUND when there is no such material, or when it does not concern this person */
    Material seenBy(String login, long number) {
        var material = submissions.get(number);
        if (directory.person(login).filter(person -> concerns(material, person)).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的材料。".formatted(number));
        }
        return material;
    }

    private boolean concerns(Material material, Person person) {
        var groups = person.candidateGroups();
        return groups.contains(material.owner())
                || groups.contains(CandidateGroups.OFFICE)
                || groups.contains(CandidateGroups.LEADING_GROUP)
                || groups.contains(readers(material));
    }

    private String readers(Material material) {
        return standards.of(material.kind()).readers(() -> directory
                .unitOf(material.owner())
                .map(unit -> CandidateGroups.supervision(unit.supervisionGroup()))
                .orElse(""));
    }

    /** Also records that a reader has opened the round under review, as the review task does. */
    Material openedBy(String login, long number) {
        var material = seenBy(login, number);
        reviews.opened(material.key(), readers(material), login);
        return material;
    }

    /** @throws Refusal NOT_FOUND as {@link #seenBy} */
    MaterialRecord of(long number, String login) {
        openedBy(login, number);
        var material = submissions.get(number);
        var verdictByRound = verdicts.of(number).stream().collect(Collectors.toMap(Verdict::round, verdict -> verdict));
        var key = material.key();
        return new MaterialRecord(
                number,
                key.campaign(),
                key.owner(),
                directory.nameOf(key.owner()),
                key.stage(),
                key.kind(),
                standards.nameOf(material),
                material.state().label(),
                material.isAccepted(),
                material.canBeWithdrawn(),
                rounds.of(number).stream()
                        .map(round -> sealed(round, verdictByRound.get(round.number())))
                        .toList(),
                verdicts.withdrawnOf(number).stream().map(this::withdrawn).toList(),
                findings.of(number).stream().map(this::raised).toList(),
                talks.of(number).stream().map(this::talk).toList());
    }

    private MaterialRecord.SealedRound sealed(Round round, @Nullable Verdict verdict) {
        return new MaterialRecord.SealedRound(
                round.number(),
                directory.personName(round.handedInBy()),
                round.handedInBy(),
                round.handedInAt(),
                round.text(),
                round.answers().list(),
                round.replies(),
                filesOf(round),
                round.seal(),
                submissions.sealedList(round),
                submissions.isIntact(round),
                round.withdrawnAt(),
                verdict == null ? null : given(verdict));
    }

    private List<MaterialRecord.SealedFile> filesOf(Round round) {
        return files.ofRound(round.material(), round.number()).stream()
                .map(file -> new MaterialRecord.SealedFile(
                        file.id(),
                        file.name(),
                        file.type(),
                        file.size(),
                        file.sha256(),
                        file.unreadable(),
                        file.notices()))
                .toList();
    }

    private MaterialRecord.GivenVerdict given(Verdict verdict) {
        return new MaterialRecord.GivenVerdict(
                verdict.outcome().word(),
                directory.personName(verdict.reviewer()),
                verdict.givenAt(),
                verdict.seal(),
                verdict.answers().list());
    }

    private MaterialRecord.WithdrawnAcceptance withdrawn(WithdrawnVerdict verdict) {
        return new MaterialRecord.WithdrawnAcceptance(
                verdict.round(),
                directory.personName(verdict.reviewer()),
                verdict.givenAt(),
                directory.personName(verdict.withdrawnBy()),
                verdict.withdrawnAt(),
                verdict.reason());
    }

    private MaterialRecord.RaisedFinding raised(Finding finding) {
        return new MaterialRecord.RaisedFinding(
                finding.id(),
                finding.round(),
                finding.place(),
                finding.kind(),
                finding.remedy(),
                directory.personName(finding.raisedBy()),
                finding.raisedAt(),
                finding.isSettled());
    }

    private MaterialRecord.Talk talk(HeadTalk talk) {
        return new MaterialRecord.Talk(
                talk.returns(),
                talk.talked(),
                talk.talkedOn(),
                talk.words(),
                directory.personName(talk.recordedBy()),
                talk.recordedAt());
    }
}
