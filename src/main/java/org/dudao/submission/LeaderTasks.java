package org.dudao.submission;

import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.organization.Directory;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Lists the leaders of a unit who each write a material of their own: one call of {@code materialReview} per leader. */
@Component
public class LeaderTasks {

    private final Directory directory;
    private final SubmissionService submissions;

    LeaderTasks(Directory directory, SubmissionService submissions) {
        this.directory = directory;
        this.submissions = submissions;
    }

    /**
     * The logins of the unit's head and leaders. Includes a person who has left the unit while their material is outstanding: a
     * colleague takes it over.
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

    /** The name of the person with this login, for the name of their material. */
    public String personName(String login) {
        return directory.personName(login);
    }
}
