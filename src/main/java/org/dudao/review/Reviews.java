package org.dudao.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dudao.organization.Directory;
import org.dudao.submission.Answers;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialStandards;
import org.dudao.submission.Materials;
import org.dudao.submission.Round;
import org.dudao.submission.Submissions;
import org.dudao.workflow.Decisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading what was handed in. Nothing passes because time ran out, and nothing passes below its standard. */
@Service
@Transactional
public class Reviews {

    private final Submissions submissions;
    private final Materials materials;
    private final MaterialStandards standards;
    private final Verdicts verdicts;
    private final Decisions decisions;
    private final Directory directory;
    private final Clock clock;

    Reviews(
            Submissions submissions,
            Materials materials,
            MaterialStandards standards,
            Verdicts verdicts,
            Decisions decisions,
            Directory directory,
            Clock clock) {
        this.submissions = submissions;
        this.materials = materials;
        this.standards = standards;
        this.verdicts = verdicts;
        this.decisions = decisions;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws ReviewRefused for a return without words, or an acceptance that the material's standard does not allow */
    void judge(MaterialKey key, Outcome outcome, String words, Answers answers, String reviewer) {
        var material = submissions.get(key);
        var verdict = new Verdict(
                material.number(), material.handedIn(), outcome, words.strip(), answers, reviewer, clock.instant());
        if (outcome == Outcome.ACCEPT) {
            shortOfStandard(material, answers.values()).ifPresent(reason -> {
                throw ReviewRefused.belowStandard(reason);
            });
            material.accept();
        } else {
            material.returnForRework(verdict.words(), reviewer);
        }
        materials.save(material);
        verdicts.add(verdict);
    }

    /** Lets a unit's stage through, or sends it back and the named materials with it. */
    void judgeStage(StageVerdict verdict, Iterable<String> materialsToRedo) {
        if (verdict.outcome() == Outcome.RETURN) {
            for (var kind : materialsToRedo) {
                var material =
                        submissions.get(new MaterialKey(verdict.campaign(), verdict.owner(), verdict.stage(), kind));
                material.reopen(verdict.words(), verdict.reviewer());
                materials.save(material);
            }
        }
        verdicts.addStageVerdict(verdict);
    }

    /** What the table of the material's standard has against accepting it; empty when nothing, or when there is no such table. */
    Optional<String> shortOfStandard(Material material, Map<String, Object> reviewersAnswers) {
        var decision = standards.of(material.kind()).acceptance();
        if (decision == null) {
            return Optional.empty();
        }
        var inputs = new HashMap<String, Object>();
        material.lastRound().ifPresent(round -> inputs.putAll(round.answers().values()));
        inputs.putAll(reviewersAnswers);
        return decisions
                .firstRule(decision, inputs)
                .filter(rule -> !Boolean.TRUE.equals(rule.get("met")))
                .map(rule -> String.valueOf(rule.get("reason")));
    }

    /** Why somebody must not review what this owner handed in. */
    Optional<String> conflict(String owner, String login) {
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

    /** Who sent the round before back, if they are there and may read this one. */
    Optional<String> readerOfTheRoundBefore(Material material, String candidateGroup) {
        return material.lastRound()
                .map(Round::returnedBy)
                .filter(login -> mayRead(login, candidateGroup))
                .filter(login -> conflict(material.owner(), login).isEmpty());
    }

    private boolean mayRead(String login, String candidateGroup) {
        var today = LocalDate.now(clock);
        return directory
                .person(login)
                .filter(person -> !person.isAbsentOn(today))
                .filter(person -> person.candidateGroups().contains(candidateGroup))
                .isPresent();
    }
}
