package org.dudao.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * The unsubmitted input of one person in one task.
 *
 * @param version the number of times it was saved
 * @param content the sections by name: {@value #FORM} has the values of the Camunda Form, the others belong to the step
 */
public record Draft(int version, Instant savedAt, JsonNode content) {

    /** The section with the values of the Camunda Form, by key. */
    public static final String FORM = "form";
}
