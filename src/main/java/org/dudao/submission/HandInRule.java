package org.dudao.submission;

import java.util.Optional;
import org.dudao.refusal.Refusal;

/**
 * A condition that a round must meet before it can be handed in. {@link SubmissionService} asks every rule before it stores and
 * seals the round; the first refusal ends the hand-in and nothing of it is stored. A rule only checks. Code that reacts to a
 * round listens to {@link RoundHandedIn} and must not refuse it.
 *
 * <p>Rules are asked in the order of {@link org.springframework.core.annotation.Order @Order}, which decides the sentence that a
 * person sees first.
 */
public interface HandInRule {

    /** Why this round cannot be handed in; empty if this rule has no objection. */
    Optional<Refusal> refusal(HandIn handIn);
}
