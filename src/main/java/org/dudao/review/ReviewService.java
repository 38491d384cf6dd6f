package org.dudao.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.Directory;
import org.dudao.submission.FormAnswers;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialRepository;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.Round;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.DecisionTables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of materials and stages. Time never accepts a material, and no material is accepted below its standard. */
@Service
@Transactional
public class ReviewService {

    private final SubmissionService submissions;
    private final MaterialRepository materials;
    private final MaterialStandardTable standards;
    private final VerdictStore verdicts;
    private final FindingStore findings;
    private final FindingKindTable kinds;
    private final ReviewWorkflow workflow;
    private final DecisionTables decisions;
    private final CampaignService campaigns;
    private final Directory directory;
    private final List<ReaderRule> readerRules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            SubmissionService submissions,
            MaterialRepository materials,
            MaterialStandardTable standards,
            VerdictStore verdicts,
            FindingStore findings,
            FindingKindTable kinds,
            ReviewWorkflow workflow,
            DecisionTables decisions,
            CampaignService campaigns,
            Directory directory,
            List<ReaderRule> readerRules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.materials = materials;
        this.standards = standards;
        this.verdicts = verdicts;
        this.findings = findings;
        this.kinds = kinds;
        this.workflow = workflow;
        this.decisions = decisions;
        this.campaigns = campaigns;
        this.directory = directory;
        this.readerRules = readerRules;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ReviewRefusal when the notes are incomplete, or when the material's standard does not allow an acceptance */
    void judge(MaterialKey key, ReviewOutcome outcome, ReaderNotes notes, FormAnswers answers, String reviewer) {
        var material = submissions.get(key);
        var round = intactRound(material);
        notes.requireExactly(findings.openOf(material.number()));
        var now = clock.instant();
        if (outcome == ReviewOutcome.ACCEPT) {
            accept(material, notes, answers);
        } else {
            returnForRework(material, notes, reviewer, now);
        }
        materials.save(material);
        verdicts.add(new Verdict(material.number(), round.number(), round.seal(), outcome, answers, reviewer, now));
        notes.settled().forEach((finding, settled) -> findings.check(finding, round.number(), settled, reviewer, now));
        notes.findings().forEach(finding -> findings.add(material.number(), round.number(), finding, reviewer, now));
        events.publishEvent(new MaterialJudged(material, outcome, reviewer, notes.remedies()));
        if (outcome == ReviewOutcome.RETURN && needsHeadTalk(material)) {
            workflow.startHeadTalk(material);
        }
    }

    /** The round under review, which must match its seal. */
    private Round intactRound(Material material) {
        var round = submissions.lastRound(material).orElseThrow();
        if (!submissions.isIntact(round) || !submissions.hasItsFiles(round)) {
            throw ReviewRefusal.notAsSealed();
        }
        return round;
    }

    private void accept(Material material, ReaderNotes notes, FormAnswers answers) {
        if (notes.leavesUnsettled()) {
            throw ReviewRefusal.unsettled();
        }
        if (!notes.findings().isEmpty()) {
            throw ReviewRefusal.findingsInAnAcceptance();
        }
        shortOfStandard(material, answers.values()).ifPresent(reason -> {
            throw ReviewRefusal.belowStandard(reason);
        });
        material.accept();
    }

    private void returnForRework(Material material, ReaderNotes notes, String reviewer, Instant now) {
        if (notes.findings().isEmpty() && !notes.leavesUnsettled()) {
            throw ReviewRefusal.withoutFinding();
        }
        var allowedKinds = kinds.of(material.kind());
        for (int i = 0; i < notes.findings().size(); i++) {
            notes.findings().get(i).check(i + 1, allowedKinds);
        }
        material.returnForRework(reviewer, now);
    }

    private boolean needsHeadTalk(Material material) {
        return material.returns() == standards.of(material.kind()).returnsBeforeTalk()
                && directory.unitOf(material.owner()).isPresent();
    }

    /** Passes a unit's stage, or returns it and asks for one more round of the given materials. */
    void judgeStage(StageVerdict verdict, Iterable<Long> materialsToRedo) {
        // A material may be under way outside the stage's process, because the office asked for one more round.
        requireAllAccepted(verdict);
        if (verdict.outcome() == ReviewOutcome.RETURN) {
            for (var number : materialsToRedo) {
                reopen(submissions.get(number), FindingKindTable.STAGE_GATE, verdict.words(), verdict.reviewer());
            }
        }
        verdicts.addStageVerdict(verdict);
        events.publishEvent(new StageJudged(
                verdict.campaign(), verdict.owner(), verdict.stage(), verdict.outcome(), verdict.reviewer()));
    }

    private void requireAllAccepted(StageVerdict verdict) {
        var outstanding = submissions.outstanding(verdict.campaign(), verdict.owner(), verdict.stage());
        if (!outstanding.isEmpty()) {
            throw ReviewRefusal.outstanding(outstanding.stream()
                    .map(material -> "%s（%s）"
                            .formatted(
                                    standards.nameOf(material), material.state().label()))
                    .collect(Collectors.joining("、")));
        }
    }

    /** Asks for one more round of an accepted material. Only the office can do this. */
    void askForOneMoreRound(long number, String reason, String by) {
        if (reason.isBlank()) {
            throw ReviewRefusal.wrong("请写明为什么要再交一轮。");
        }
        var material = submissions.get(number);
        if (!campaigns.isOpenFor(material.key().campaign(), material.owner())) {
            throw ReviewRefusal.nobodyHandsInAnyMore();
        }
        reopen(material, FindingKindTable.OFFICE, reason.strip(), by);
        workflow.reviewAgain(material);
    }

    /**
     * Asks for one more round of an accepted material because of another material of the same owner. Does nothing when the
     * material is not accepted, since its process still runs.
     *
     * @param because the other material; its last reader reviews the next round
     * @param words the required correction
     */
    public void sendBackFor(MaterialKey key, MaterialKey because, String words) {
        var material = submissions.get(key);
        if (material.isAccepted()) {
            var reason = submissions.get(because);
            reopen(material, standards.nameOf(reason), words, verdicts.lastReaderOf(reason.number()));
        }
    }

    private void reopen(Material material, String kind, String words, String by) {
        var now = clock.instant();
        material.reopen(by, now);
        materials.save(material);
        var finding = new NewFinding(NewFinding.WHOLE_MATERIAL, kind, words);
        findings.add(material.number(), material.handedIn(), finding, by, now);
        events.publishEvent(new MaterialReopened(material, by, words));
    }

    /**
     * The reason why the material cannot be accepted whatever a reader answers. Empty as long as the decision table reads an answer that
     * the round does not have: the reader has not answered yet.
     */
    Optional<String> shortfallOfTheUnit(Material material) {
        var decision = standards.of(material.kind()).acceptance();
        if (decision == null) {
            return Optional.empty();
        }
        var answered = submissions
                .lastRound(material)
                .map(round -> round.answers().values().keySet())
                .orElse(Set.of());
        return answered.containsAll(decisions.inputs(decision))
                ? shortOfStandard(material, Map.of())
                : Optional.empty();
    }

    /** The reason why the standard's decision table does not allow an acceptance; empty if it does, or if there is no such table. */
    Optional<String> shortOfStandard(Material material, Map<String, Object> reviewersAnswers) {
        var decision = standards.of(material.kind()).acceptance();
        if (decision == null) {
            return Optional.empty();
        }
        var inputs = new HashMap<String, Object>();
        submissions
                .lastRound(material)
                .ifPresent(round -> inputs.putAll(round.answers().values()));
        inputs.putAll(reviewersAnswers);
        return decisions
                .firstRule(decision, inputs)
                .filter(rule -> !Boolean.TRUE.equals(rule.get("met")))
                .map(rule -> String.valueOf(rule.get("reason")));
    }

    /**
     * Called when somebody looks at a round under review. If they belong to the group that reviews it, the round can no longer be
     * withdrawn. Others who may see it, such as the office, do not count.
     *
     * @param readers the candidate group that reviews it
     */
    void opened(MaterialKey key, String readers, String login) {
        if (directory
                .person(login)
                .filter(person -> person.candidateGroups().contains(readers))
                .isPresent()) {
            submissions.open(key, login);
        }
    }

    /** Why this person must not review this material; empty if they may. */
    Optional<String> conflict(MaterialKey material, String login) {
        return conflict(material.owner(), login).or(() -> readerRules.stream()
                .flatMap(rule -> rule.refusal(material, login).stream())
                .findFirst());
    }

    /** Why this person must not review anything of this owner; empty if they may. */
    public Optional<String> conflict(String owner, String login) {
        var person = directory.person(login);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        if (person.get().isHeadOfAUnit()) {
            return Optional.of("您是单位主要负责人，不能承担审核。");
        }
        var unitThatHandsIn = directory.unitOf(owner);
        if (unitThatHandsIn.isEmpty() && person.get().candidateGroups().contains(owner)) {
            return Optional.of("材料是您所在的%s提交的，请由其他同志审核。".formatted(directory.nameOf(owner)));
        }
        return unitThatHandsIn.flatMap(
                unit -> person.get().tieWith(unit.code()).map(reason -> "您与%s有回避关系（%s），不能审核该单位的材料，请由本组其他同志办理。"
                        .formatted(unit.name(), reason)));
    }

    /** The person who returned the last round, if they are present and may review this one. */
    Optional<String> readerOfTheRoundBefore(Material material, String candidateGroup) {
        return Optional.ofNullable(material.returnedBy())
                .filter(login -> isPresentMember(login, candidateGroup))
                .filter(login -> conflict(material.key(), login).isEmpty());
    }

    /** The person whose acceptance of this round was taken back, if they are present and may still review it. */
    Optional<String> readerOfTheWithdrawnAcceptance(Material material, String candidateGroup) {
        return verdicts.withdrawnOf(material.number()).stream()
                .filter(verdict -> verdict.round() == material.handedIn())
                .reduce((first, second) -> second)
                .map(WithdrawnVerdict::reviewer)
                .filter(login -> isPresentMember(login, candidateGroup))
                .filter(login -> conflict(material.key(), login).isEmpty());
    }

    /** The name of a material as its readers know it. */
    String nameOf(Material material) {
        return standards.nameOf(material);
    }

    private boolean isPresentMember(String login, String candidateGroup) {
        var today = LocalDate.now(clock);
        return directory
                .person(login)
                .filter(person -> !person.isAbsentOn(today))
                .filter(person -> person.candidateGroups().contains(candidateGroup))
                .isPresent();
    }
}
