package org.dudao.opinion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.organization.Directory;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialPrefill;
import org.dudao.submission.MaterialStandard;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.workflow.FormTable;
import org.springframework.stereotype.Component;

/**
 * Puts the opinion register's figures into the form of a material whose row in material-standard has {@code opinions} in the
 * column figures: the first stage's report 听取意见情况. The form computes its answers from these variables, so nobody types
 * the figures. {@link ListeningRecordRule} refuses figures that are out of date.
 */
@Component
class ListeningRecordPrefill implements MaterialPrefill {

    /** The first version of the form does not have this field. */
    static final String HEARD = "opinionsHeard";

    static final String FOUR_WINDS = "fourWinds";
    private static final String CHANNELS = "channels";

    /** The variable from which the form computes each of its answers, by the answer's key. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry(HEARD, "heard"),
            Map.entry(FOUR_WINDS, "heardFourWinds"),
            Map.entry("interests", "heardInterests"),
            Map.entry("lastMile", "heardLastMile"),
            Map.entry("otherOpinions", "heardOther"),
            Map.entry(CHANNELS, "heardChannels"));

    private final MaterialStandardTable standards;
    private final OpinionCountQuery statistics;
    private final Directory directory;

    ListeningRecordPrefill(MaterialStandardTable standards, OpinionCountQuery statistics, Directory directory) {
        this.standards = standards;
        this.statistics = statistics;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> handIn(MaterialKey key) {
        return standards.of(key.kind()).takesFiguresFrom(MaterialStandard.OPINIONS)
                ? directory
                        .unitOf(key.owner())
                        .map(unit -> variables(statistics.of(key.campaign(), unit.code())))
                        .orElse(Map.of())
                : Map.of();
    }

    private static Map<String, Object> variables(OpinionCountQuery.OpinionCounts counts) {
        var variables = new HashMap<String, Object>();
        answers(counts).forEach((answer, value) -> variables.put(VARIABLES.get(answer), value));
        variables.put(
                "heardRows",
                List.of(
                        new FormTable.Row("登记的意见", "%d条".formatted(counts.total())),
                        new FormTable.Row("“四风”", "%d条".formatted(counts.fourWinds())),
                        new FormTable.Row("切身利益", "%d条".formatted(counts.of(OpinionGroup.INTERESTS))),
                        new FormTable.Row("最后一公里", "%d条".formatted(counts.of(OpinionGroup.LAST_MILE))),
                        new FormTable.Row("其他", "%d条".formatted(counts.of(OpinionGroup.OTHER))),
                        new FormTable.Row("还没有分类", "%d条".formatted(counts.unsorted())),
                        new FormTable.Row("渠道", channels(counts))));
        return variables;
    }

    /** The register's figures by the form's keys. */
    static Map<String, Object> answers(OpinionCountQuery.OpinionCounts counts) {
        return Map.ofEntries(
                Map.entry(HEARD, counts.total()),
                Map.entry(FOUR_WINDS, counts.fourWinds()),
                Map.entry("interests", counts.of(OpinionGroup.INTERESTS)),
                Map.entry("lastMile", counts.of(OpinionGroup.LAST_MILE)),
                Map.entry("otherOpinions", counts.of(OpinionGroup.OTHER)),
                Map.entry(CHANNELS, channels(counts)));
    }

    private static String channels(OpinionCountQuery.OpinionCounts counts) {
        return counts.usedChannels().stream()
                .map(channel -> channel.label() + counts.channels().get(channel) + "条")
                .collect(Collectors.joining("、"));
    }
}
