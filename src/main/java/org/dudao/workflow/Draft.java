package org.dudao.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody has typed into a task so far.
 *
 * @param version counts how often it was saved
 * @param content its sections by name: {@value #FORM} is what stands in the Camunda Form, the others belong to the task's step
 */
public record Draft(int version, Instant savedAt, JsonNode content) {

    /** The section with the values of the task's Camunda Form, by their keys. */
    public static final String FORM = "form";
}
