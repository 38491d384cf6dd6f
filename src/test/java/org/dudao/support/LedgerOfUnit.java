package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.Task;

/** The ledger of one unit in a campaign over its API, and the tasks of its items. */
public record LedgerOfUnit(Office office, TestCampaign campaign, String unit) {

    /** A complete item, without the unit. */
    public Map<String, Object> wellWritten() {
        return new HashMap<>(Map.of(
                "unit", unit,
                "problem", "公车私用",
                "kind", "EXTRAVAGANCE",
                "origin", "VISIT",
                "measures", "全部登记，逐月公开",
                "person", "u" + unit + "-head",
                "deadline", "2050-08-31"));
    }

    /** Puts a complete item on the ledger. */
    public long accepts() {
        return accepts(Map.of());
    }

    /** The same, with some values overridden. */
    public long accepts(Map<String, Object> changed) {
        var answer = tries(changed);
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        office.runJobs();
        return answer.json().path("number").asLong();
    }

    public Rest.Answer tries(Map<String, Object> changed) {
        return as("u" + unit).post("/api/ledger", Answers.with(wellWritten(), changed));
    }

    public Rest.Door as(String login) {
        return office.rest.basic(login);
    }

    /** A client without a login. */
    public Rest.Door anybody() {
        return office.rest.anonymous();
    }

    public Rest.Browser browser(String login) {
        return office.rest.browser(login);
    }

    public JsonNode item(long number) {
        return as("office").get("/api/ledger/" + number).json();
    }

    public Rest.Answer does(String login, long number, String act, Map<String, Object> what) {
        return as(login).post("/api/ledger/%d/%s".formatted(number, act), what);
    }

    /** The open task of this step for the item. */
    public Task task(long number, String step) {
        return campaign.tasksOf(unit).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .filter(task ->
                        String.valueOf(number).equals(office.variablesOf(task).get("part")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + step + " in " + campaign.openTasksOf(unit)));
    }

    public void reportsDone(long number) {
        reportsDone(task(number, "UserTask_ReportItemDone"));
    }

    /** The person who has the task reports; without an assignee it is the liaison. */
    public void reportsDone(Task report) {
        campaign.of(Objects.requireNonNullElse(report.getAssignee(), "u" + unit))
                .writes(report, Answers.good("rectification-item"));
    }

    /** The unit asks for a deferral, the group's leader agrees, and the reasons are published. */
    public void isPutOff(long number) {
        does("u" + unit, number, "deferral", Map.of("words", "要等上级规划"));
        campaign.supervision("01").completes(task(number, "UserTask_DecideDeferral"), Answers.accept());
        campaign.unit(unit)
                .completes(
                        task(number, "UserTask_ExplainToPeople"),
                        Map.of("explanation", "规划明年才批", "explainedWhere", "村务公开栏"));
    }

    /** The unit reports the item done, and the group's leader verifies it. */
    public void isWrittenOff(long number) {
        reportsDone(number);
        campaign.supervision("01").judges(task(number, "UserTask_VerifyItem"), Answers.accept(), List.of());
    }
}
