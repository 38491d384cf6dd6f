package org.dudao.review;

import java.util.Optional;
import org.dudao.submission.MaterialKey;

/**
 * A condition that a reader of a material must meet, in addition to the conditions of {@link ReviewService}: not a member of the
 * owner, and no tie with it.
 */
public interface ReaderRule {

    /** Why this person must not review the material, as a sentence addressed to them; empty if this rule has no objection. */
    Optional<String> refusal(MaterialKey material, String login);
}
