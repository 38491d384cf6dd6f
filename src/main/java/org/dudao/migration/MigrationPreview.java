package org.dudao.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview of moving the instances of one version to another. Nothing is changed.
 *
 * @param elements the elements of the old version with their new elements, for users
 * @param stuck the instances that cannot move, by reason
 * @param movers the instances that can move
 * @param mapping the mapping for the engine
 */
record MigrationPreview(
        ProcessVersion from,
        ProcessVersion to,
        List<Row> elements,
        List<Stuck> stuck,
        @JsonIgnore List<RunningInstance> movers,
        @JsonIgnore List<MappedElement> mapping) {

    /**
     * An element of the old version.
     *
     * @param to the element of the new version, or null
     * @param waiting the number of instances that wait in the old element
     * @param problem the reason why these instances cannot move
     */
    record Row(
            String element,
            String name,
            @Nullable String to,
            @Nullable String toName,
            int waiting,
            @Nullable String problem) {}

    /** Instances that cannot move for the same reason. */
    record Stuck(String reason, List<RunningInstance> instances) {}

    /** The number of instances that can move. */
    @JsonProperty
    int movable() {
        return movers.size();
    }

    String process() {
        return to.process();
    }
}
