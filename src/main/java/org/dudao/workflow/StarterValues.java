package org.dudao.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the system knows about a person who starts a process by hand. */
public interface StarterValues {

    /**
     * @param groups the groups of this person that may start the process
     * @return the first variables of the instance; they replace values of the same name from the start form
     */
    Map<String, Object> variables(String login, Set<String> groups);

    /** The business key of the instance; empty when the process sets its own, or has none. */
    Optional<String> businessKey(String login, Set<String> groups);
}
