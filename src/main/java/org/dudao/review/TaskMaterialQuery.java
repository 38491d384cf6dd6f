package org.dudao.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.submission.DraftedMaterial;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.Round;
import org.dudao.submission.RoundStore;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.OpenTask;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the data of a task's tab 材料. */
@Service
@Transactional
class TaskMaterialQuery {

    private final SubmissionService submissions;
    private final RoundStore rounds;
    private final MaterialStandardTable standards;
    private final VerdictStore verdicts;
    private final OpenFindingQuery findings;
    private final ReadingAidQuery aids;
    private final ReviewService reviews;
    private final Directory directory;

    TaskMaterialQuery(
            SubmissionService submissions,
            RoundStore rounds,
            MaterialStandardTable standards,
            VerdictStore verdicts,
            OpenFindingQuery findings,
            ReadingAidQuery aids,
            ReviewService reviews,
            Directory directory) {
        this.submissions = submissions;
        this.rounds = rounds;
        this.standards = standards;
        this.verdicts = verdicts;
        this.findings = findings;
        this.aids = aids;
        this.reviews = reviews;
        this.directory = directory;
    }

    /** @throws Refusal NOT_FOUND when the task is no hand-in or review task */
    TaskMaterial of(OpenTask task, String login) {
        var key = MaterialOfTasks.key(task);
        var material = submissions.get(key);
        var all = rounds.of(material.number());
        var last = all.stream().reduce((first, second) -> second);
        if (task.isStep(Step.HAND_IN)) {
            var start = new DraftedMaterial(JsonNodeFactory.instance.objectNode(), last);
            return assemble(task, login, material, all, material.handedIn() + 1, start.text(), start.replies(), null);
        }
        if (task.isStep(Step.REVIEW)) {
            reviews.opened(key, task.text(StepVariables.CANDIDATES), login);
            var round = last.orElseThrow();
            return assemble(
                    task,
                    login,
                    material,
                    all,
                    round.number(),
                    round.text(),
                    round.replies(),
                    aids.of(material, all, round));
        }
        throw new Refusal(Refusal.Kind.NOT_FOUND, "这项任务没有要提交或审核的材料。");
    }

    private TaskMaterial assemble(
            OpenTask task,
            String login,
            Material material,
            List<Round> all,
            int round,
            String text,
            Map<Long, String> replies,
            TaskMaterial.@Nullable Reading reading) {
        var standard = standards.of(material.kind());
        return new TaskMaterial(
                task.id(),
                Objects.requireNonNull(task.step()).propertyValue(),
                material.number(),
                standard.nameOf(material.partName()),
                directory.nameOf(material.owner()),
                round,
                standard.standards(),
                standard.filesRequired(),
                standard.filesWanted(),
                standard.textRequired(),
                task.isAssignedTo(login),
                task.assignee() == null ? null : directory.personName(task.assignee()),
                text,
                SubmissionService.LONGEST_TEXT,
                findings.of(material, all, round, replies),
                pastRounds(material, all),
                reading);
    }

    private List<TaskMaterial.PastRound> pastRounds(Material material, List<Round> all) {
        var byRound =
                verdicts.of(material.number()).stream().collect(Collectors.toMap(Verdict::round, verdict -> verdict));
        return all.stream()
                .map(round -> pastRound(round, byRound.get(round.number())))
                .toList();
    }

    private TaskMaterial.PastRound pastRound(Round round, @Nullable Verdict verdict) {
        return new TaskMaterial.PastRound(
                round.number(),
                directory.personName(round.handedInBy()),
                round.handedInAt(),
                verdict == null ? null : verdict.outcome().word(),
                verdict == null ? null : directory.personName(verdict.reviewer()),
                verdict == null ? null : verdict.givenAt(),
                round.withdrawnAt(),
                round.seal());
    }
}
