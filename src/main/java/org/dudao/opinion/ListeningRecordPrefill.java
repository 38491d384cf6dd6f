package org.dudao.opinion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.submission.RoundHandedIn;
import org.dudao.workflow.FormTable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 征求意见没聚焦的要打回返工: puts the figures of the opinion register into the form of 听取意见情况. The form shows them read-only,
 * and figures that differ from the register are refused at the hand-in.
 */
@Component
class ListeningRecordPrefill {

    static final String MATERIAL = "listening-record";

    /** Only the present form has this field. In the former form people type the figures, and they are not compared. */
    private static final String TOTAL = "opinionsHeard";

    private static final String FOUR_WINDS = "fourWinds";
    private static final String CHANNELS = "channels";

    /** Each answer of the form with the variable from which the form computes it. */
    private static final Map<String, String> VARIABLES = Map.of(
            TOTAL,
            "heard",
            FOUR_WINDS,
            "heardFourWinds",
            "interests",
            "heardInterests",
            "lastMile",
            "heardLastMile",
            "otherOpinions",
            "heardOther",
            CHANNELS,
            "heardChannels");

    private final OpinionStatistics figures;
    private final Directory directory;

    ListeningRecordPrefill(OpinionStatistics figures, Directory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    /** The variables from which the form computes its answers, and the rows that it shows. */
    Map<String, Object> variables(String campaign, String unit) {
        var counts = figures.of(campaign, unit);
        var variables = new LinkedHashMap<String, Object>();
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

    private static Map<String, Object> answers(OpinionStatistics.OpinionCounts counts) {
        return Map.of(
                TOTAL,
                counts.total(),
                FOUR_WINDS,
                counts.fourWinds(),
                "interests",
                counts.of(OpinionGroup.INTERESTS),
                "lastMile",
                counts.of(OpinionGroup.LAST_MILE),
                "otherOpinions",
                counts.of(OpinionGroup.OTHER),
                CHANNELS,
                channels(counts));
    }

    private static String channels(OpinionStatistics.OpinionCounts counts) {
        return counts.usedChannels().stream()
                .map(channel ->
                        "%s%d条".formatted(channel.label(), counts.channels().get(channel)))
                .collect(Collectors.joining("、"));
    }

    @EventListener
    void check(RoundHandedIn handedIn) {
        var material = handedIn.material();
        var answers = handedIn.round().answers().values();
        if (!material.kind().equals(MATERIAL) || isOfFormerForm(answers)) {
            return;
        }
        var unit = directory.unitOf(material.owner()).map(Unit::code).orElseThrow();
        var campaign = material.key().campaign();
        var counts = figures.of(campaign, unit);
        if (counts.total() == 0) {
            throw refused("意见登记册里还没有一条意见，请先在“群众意见”页登记，再提交。");
        }
        if (counts.unsorted() > 0) {
            throw refused("登记的意见还有%d条没有分类，请先在“群众意见”页分类，再提交。".formatted(counts.unsorted()));
        }
        if (!answers(counts).entrySet().stream()
                .allMatch(expected ->
                        expected.getValue().toString().equals(Objects.toString(answers.get(expected.getKey()))))) {
            throw refused("意见登记册在您打开表单以后有变化（现在共%d条，其中“四风”方面%d条），请重新打开这项任务，核对以后再提交。"
                    .formatted(counts.total(), counts.fourWinds()));
        }
    }

    /** The former form has typed figures and no total. */
    private static boolean isOfFormerForm(Map<String, Object> answers) {
        return answers.containsKey(FOUR_WINDS) && !answers.containsKey(TOTAL);
    }

    private static Refusal refused(String reason) {
        return OpinionRefusal.notNow(reason);
    }
}
