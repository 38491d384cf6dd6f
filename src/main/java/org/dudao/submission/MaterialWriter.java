package org.dudao.submission;

import java.util.Optional;

/** Names the person of the owner who hands in a material; the hand-in task is given to that person. */
public interface MaterialWriter {

    /** The login, or empty when any person of the owner hands it in. */
    Optional<String> of(MaterialKey material);
}
