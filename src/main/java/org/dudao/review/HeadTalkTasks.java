package org.dudao.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.organization.Directory;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** The methods that {@code head-talk.bpmn} calls. */
@Component
public class HeadTalkTasks {

    private final SubmissionService submissions;
    private final FindingStore findings;
    private final HeadTalkStore talks;
    private final MaterialStandardTable standards;
    private final Directory directory;
    private final Clock clock;

    HeadTalkTasks(
            SubmissionService submissions,
            FindingStore findings,
            HeadTalkStore talks,
            MaterialStandardTable standards,
            Directory directory,
            Clock clock) {
        this.submissions = submissions;
        this.findings = findings;
        this.talks = talks;
        this.standards = standards;
        this.directory = directory;
        this.clock = clock;
    }

    /** Sets the variables that the form shows: the material, the number of returns, the findings. */
    public void show(DelegateExecution execution) {
        var material = materialOf(execution);
        var name = standards.nameOf(material);
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("单位", directory.nameOf(material.owner())));
        rows.add(new FormTable.Row("材料", "%s，已退回 %d 次".formatted(name, material.returns())));
        for (var finding : findings.of(material.number())) {
            rows.add(new FormTable.Row(
                    "第%d轮 %s".formatted(finding.round(), finding.kind()),
                    "%s：%s%s".formatted(finding.place(), finding.remedy(), finding.isSettled() ? "（已整改）" : "")));
        }
        execution.setVariableLocal("returns", material.returns());
        execution.setVariableLocal("talkRows", FormTable.rows(rows));
        execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(material.owner()));
        execution.setVariableLocal(StepVariables.SUBJECT, "约谈主要负责人：" + name);
    }

    /** Stores the office's decision when the task is completed. */
    public void record(DelegateTask task) {
        var talkedOn = StepVariables.textOrEmpty(task, "talkedOn");
        talks.add(new HeadTalk(
                materialOf(task).number(),
                StepVariables.number(task, "returns"),
                "yes".equals(task.getVariable("talked")),
                talkedOn.isEmpty() ? null : LocalDate.parse(talkedOn),
                StepVariables.text(task, "talkWords"),
                Objects.requireNonNull(task.getAssignee(), "The task has no assignee"),
                clock.instant()));
    }

    private Material materialOf(VariableScope scope) {
        return submissions.get(MaterialOfTasks.key(scope));
    }
}
