package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** The tab 材料 of a task. */
public interface MaterialTab {

    /**
     * The content of a tab.
     *
     * @param findings the ids of the open findings
     * @param filesRequired the smallest number of files in a round
     * @param textRequired the smallest number of characters of the text; 0 when there is a text already
     */
    record Shown(List<String> findings, int filesRequired, int textRequired) {}

    Shown look(String login, Task task);

    /** Saves these sections over the former draft. */
    void type(String login, Task task, Map<String, Object> content);

    /** Over the API, as our page does it. */
    record OfTheApi(Rest rest) implements MaterialTab {

        @Override
        public Shown look(String login, Task task) {
            var material = material(login, task);
            var findings = new ArrayList<String>();
            material.path("findings")
                    .forEach(finding -> findings.add(finding.path("id").asText()));
            return new Shown(
                    findings,
                    material.path("filesRequired").asInt(),
                    material.path("text").asText().isEmpty()
                            ? material.path("textRequired").asInt()
                            : 0);
        }

        JsonNode material(String login, Task task) {
            var answer = rest.basic(login).get("/api/tasks/%s/material".formatted(task.getId()));
            if (answer.status() != 200) {
                throw new AssertionError(login + ": " + answer.body());
            }
            return answer.json();
        }

        @Override
        public void type(String login, Task task, Map<String, Object> content) {
            var path = "/api/tasks/%s/draft".formatted(task.getId());
            var version =
                    rest.basic(login).get(path).json().at("/draft/version").asInt();
            var answer = rest.basic(login).send("PUT", path, Map.of("version", version, "content", content));
            if (answer.status() != 200) {
                throw new AssertionError(login + ": " + answer.body());
            }
        }
    }
}
