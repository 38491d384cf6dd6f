package org.dudao.submission;

import java.util.Map;

/**
 * Values that the system knows and that a material's forms therefore start with, such as counted votes.
 *
 * <p>This is the one way in which known values reach the forms of hand-in and review tasks. The engine asks for them when the
 * process reaches the task and again each time somebody opens its form ({@link org.dudao.workflow.StepHandler#prefill}), so that
 * the form shows the present values although the task may wait for weeks. They are the task's local variables; what the person has
 * typed so far (the draft) overrides them. An implementation returns an empty map for a material that it knows nothing about.
 */
public interface MaterialPrefill {

    /** Variables for the form in which the material is handed in: it displays them, or computes its answers from them. */
    Map<String, Object> handIn(MaterialKey key);

    /** Answers by the keys of the review form. A reader who changes one of them is refused. */
    default Map<String, Object> review(MaterialKey key) {
        return Map.of();
    }
}
