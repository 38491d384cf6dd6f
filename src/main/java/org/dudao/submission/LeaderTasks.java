package org.dudao.submission;

import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.organization.Directory;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Who of a unit's leaders writes a material of their own, as the part of {@code materialReview} that each of them calls. */
@Component
public class LeaderTasks {

    private final Directory directory;
    private final SubmissionService submissions;

    LeaderTasks(Directory directory, SubmissionService submissions) {
        this.directory = directory;
        this.submissions = submissions;
    }

    /**
     * The unit's head and leaders, by login; and whoever has left and whose material came back: a colleague answers for it.
     *
     * @param kind the kind of material
     */
    public List<String> leaders(DelegateExecution execution, String kind) {
        var leaders = new LinkedHashSet<>(directory.leadersOf(StepVariables.text(execution, StepVariables.UNIT)));
        submissions
                .outstanding(
                        StepVariables.text(execution, StepVariables.CAMPAIGN),
                        StepVariables.text(execution, StepVariables.OWNER),
                        StepVariables.number(execution, StepVariables.STAGE))
                .stream()
                .map(Material::key)
                .filter(key -> key.kind().equals(kind))
                .forEach(key -> leaders.add(key.part()));
        return List.copyOf(leaders);
    }

    /** A login's person, for the name of what they write. */
    public String personName(String login) {
        return directory.personName(login);
    }
}
