package org.dudao.review;

import java.util.Optional;
import org.dudao.submission.MaterialKey;

/** What else may stand against somebody's reading a material, beside belonging to its unit or having a tie with it. */
public interface ReaderRule {

    /** Why this person must not read it, in a sentence to them; empty when nothing stands against it. */
    Optional<String> refusal(MaterialKey material, String login);
}
