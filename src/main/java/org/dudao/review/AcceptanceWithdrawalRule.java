package org.dudao.review;

import java.util.Optional;
import org.dudao.submission.Material;

/** What a module has built on an acceptance, so that it can no longer be taken back. */
public interface AcceptanceWithdrawalRule {

    /** What was built on this acceptance, as the end of a sentence: 台账里已有这份方案的整改项; empty if nothing was. */
    Optional<String> builtOn(Material material, Acceptance acceptance);
}
