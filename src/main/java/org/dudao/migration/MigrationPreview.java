package org.dudao.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the instances of one version if they were moved to another. Nothing has been changed to find out.
 *
 * @param elements of the old version, each with what takes its place
 * @param stuck the instances that would stay where they are, by reason
 * @param movers the others
 * @param mapping what the engine is told; the elements say it to people
 */
record MigrationPreview(
        ProcessVersion from,
        ProcessVersion to,
        List<Row> elements,
        List<Stuck> stuck,
        @JsonIgnore List<RunningInstance> movers,
        @JsonIgnore List<MappedElement> mapping) {

    /**
     * @param to the new version's element, or null where there is none
     * @param waiting how many times the process stays in it at present
     * @param problem why what stays there cannot move
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

    /** How many instances can move. */
    @JsonProperty
    int movable() {
        return movers.size();
    }

    String process() {
        return to.process();
    }
}
