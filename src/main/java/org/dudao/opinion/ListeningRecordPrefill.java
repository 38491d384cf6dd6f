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
 * 征求意见没聚焦的要打回返工: the figures of the first stage's report on what was heard are the register's. They stand in its form
 * and cannot be typed, and what the register no longer says is not taken.
 */
@Component
class ListeningRecordPrefill {

    static final String MATERIAL = "listening-record";

    /** Only the form that reads the register has it: whoever began with the form before goes on typing their figures. */
    private static final String HEARD = "opinionsHeard";

    private static final String FOUR_WINDS = "fourWinds";
    private static final String CHANNELS = "channels";

    /** From what the form computes each of its answers. */
    private static final Map<String, String> VARIABLES = Map.of(
            HEARD,
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

    /** What the form computes its answers from, and the rows that it shows. */
    Map<String, Object> variables(String campaign, String unit) {
        var heard = figures.of(campaign, unit);
        var variables = new LinkedHashMap<String, Object>();
        answers(heard).forEach((answer, value) -> variables.put(VARIABLES.get(answer), value));
        variables.put(
                "heardRows",
                List.of(
                        new FormTable.Row("登记的意见", "%d条".formatted(heard.total())),
                        new FormTable.Row("“四风”", "%d条".formatted(heard.fourWinds())),
                        new FormTable.Row("切身利益", "%d条".formatted(heard.of(OpinionGroup.INTERESTS))),
                        new FormTable.Row("最后一公里", "%d条".formatted(heard.of(OpinionGroup.LAST_MILE))),
                        new FormTable.Row("其他", "%d条".formatted(heard.of(OpinionGroup.OTHER))),
                        new FormTable.Row("还没有分类", "%d条".formatted(heard.unsorted())),
                        new FormTable.Row("渠道", channels(heard))));
        return variables;
    }

    private static Map<String, Object> answers(OpinionStatistics.OpinionCounts heard) {
        return Map.of(
                HEARD,
                heard.total(),
                FOUR_WINDS,
                heard.fourWinds(),
                "interests",
                heard.of(OpinionGroup.INTERESTS),
                "lastMile",
                heard.of(OpinionGroup.LAST_MILE),
                "otherOpinions",
                heard.of(OpinionGroup.OTHER),
                CHANNELS,
                channels(heard));
    }

    private static String channels(OpinionStatistics.OpinionCounts heard) {
        return heard.used().stream()
                .map(channel ->
                        "%s%d条".formatted(channel.label(), heard.channels().get(channel)))
                .collect(Collectors.joining("、"));
    }

    @EventListener
    void check(RoundHandedIn handedIn) {
        var material = handedIn.material();
        var answers = handedIn.round().answers().values();
        if (!material.kind().equals(MATERIAL) || isOfTheFormBefore(answers)) {
            return;
        }
        var unit = directory.unitOf(material.owner()).map(Unit::code).orElseThrow();
        var campaign = material.key().campaign();
        var heard = figures.of(campaign, unit);
        if (heard.total() == 0) {
            throw refused("意见登记册里还没有一条意见，请先在“群众意见”页登记，再提交。");
        }
        if (heard.unsorted() > 0) {
            throw refused("登记的意见还有%d条没有分类，请先在“群众意见”页分类，再提交。".formatted(heard.unsorted()));
        }
        if (!answers(heard).entrySet().stream()
                .allMatch(told -> told.getValue().toString().equals(Objects.toString(answers.get(told.getKey()))))) {
            throw refused("意见登记册在您打开表单以后有变化（现在共%d条，其中“四风”方面%d条），请重新打开这项任务，核对以后再提交。"
                    .formatted(heard.total(), heard.fourWinds()));
        }
    }

    /** There the figures were typed, and nothing was said of how many there were in all. */
    private static boolean isOfTheFormBefore(Map<String, Object> answers) {
        return answers.containsKey(FOUR_WINDS) && !answers.containsKey(HEARD);
    }

    private static Refusal refused(String reason) {
        return OpinionRefusal.notNow(reason);
    }
}
