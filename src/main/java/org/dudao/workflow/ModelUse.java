package org.dudao.workflow;

import java.util.Optional;
import java.util.Set;

/** A feature whose data refers to deployed models. A deployment is not taken back while such data needs it. */
public interface ModelUse {

    /**
     * The reason to keep the models, as a part of a sentence; empty when nothing needs them.
     *
     * @param processes keys of processes of which no version would be left
     * @param materials kinds of material that the table of materials would no longer have
     */
    Optional<String> reasonToKeep(Set<String> processes, Set<String> materials);
}
