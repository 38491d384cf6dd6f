package org.dudao.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.StepVariables;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and saves the tab without HTTP requests, for tests with thousands of tasks. */
public class QuickTab implements MaterialTab {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OF_A_MATERIAL = List.of(
            StepVariables.CAMPAIGN,
            StepVariables.OWNER,
            StepVariables.STAGE,
            StepVariables.MATERIAL,
            StepVariables.PART,
            StepVariables.ROUND);

    private final TaskService tasks;
    private final SubmissionService submissions;
    private final MaterialStandardTable standards;
    private final JdbcClient database;

    QuickTab(TaskService tasks, SubmissionService submissions, MaterialStandardTable standards, JdbcClient database) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.standards = standards;
        this.database = database;
    }

    @Override
    public Shown look(String login, Task task) {
        var variables = tasks.getVariables(task.getId(), OF_A_MATERIAL);
        var kind = (String) variables.get(StepVariables.MATERIAL);
        int required = standards.of(kind).filesRequired();
        if (Integer.valueOf(1).equals(variables.get(StepVariables.ROUND))) {
            return new Shown(
                    List.of(),
                    required,
                    Objects.requireNonNullElse(standards.of(kind).textRequired(), 0));
        }
        var material = submissions.get(new MaterialKey(
                (String) variables.get(StepVariables.CAMPAIGN),
                (String) variables.get(StepVariables.OWNER),
                (Integer) variables.get(StepVariables.STAGE),
                kind,
                (String) variables.getOrDefault(StepVariables.PART, "")));
        return new Shown(openFindings(material.number()), required, 0);
    }

    private List<String> openFindings(long material) {
        return database.sql(
                        """
                        select id from dudao.finding where material = :material
                          and not exists (select from dudao.finding_check where finding = id and settled)""")
                .param("material", material)
                .query(String.class)
                .list();
    }

    @Override
    public void type(String login, Task task, Map<String, Object> content) {
        try {
            database.sql(
                            """
                            insert into dudao.draft (task, login, content, version, saved_at)
                            values (:task, :login, :content::jsonb, 1, now())""")
                    .param("task", task.getId())
                    .param("login", login)
                    .param("content", JSON.writeValueAsString(content))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
