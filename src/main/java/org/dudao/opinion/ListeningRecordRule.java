package org.dudao.opinion;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.submission.HandIn;
import org.dudao.submission.HandInRule;
import org.dudao.submission.MaterialStandard;
import org.dudao.submission.MaterialStandardTable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 征求意见没聚焦的要打回返工: 听取意见情况 is handed in with the opinion register's present figures, and only when the register has
 * opinions and all of them are sorted.
 */
@Component
@Order(40)
class ListeningRecordRule implements HandInRule {

    private final MaterialStandardTable standards;
    private final OpinionCountQuery statistics;
    private final Directory directory;

    ListeningRecordRule(MaterialStandardTable standards, OpinionCountQuery statistics, Directory directory) {
        this.standards = standards;
        this.statistics = statistics;
        this.directory = directory;
    }

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        var key = handIn.material().key();
        var answers = handIn.content().answers().values();
        boolean countsOpinions = standards.of(key.kind()).takesFiguresFrom(MaterialStandard.OPINIONS);
        if (!countsOpinions || isOfFirstFormVersion(answers)) {
            return Optional.empty();
        }
        var unit = directory.unitOf(key.owner()).map(Unit::code).orElseThrow();
        return refusal(statistics.of(key.campaign(), unit), answers);
    }

    private static Optional<Refusal> refusal(OpinionCountQuery.OpinionCounts counts, Map<String, Object> answers) {
        if (counts.total() == 0) {
            return notNow("意见登记册里还没有一条意见，请先在“群众意见”页登记，再提交。");
        }
        if (counts.unsorted() > 0) {
            return notNow("登记的意见还有%d条没有分类，请先在“群众意见”页分类，再提交。".formatted(counts.unsorted()));
        }
        boolean current = ListeningRecordPrefill.answers(counts).entrySet().stream()
                .allMatch(
                        figure -> figure.getValue().toString().equals(Objects.toString(answers.get(figure.getKey()))));
        return current
                ? Optional.empty()
                : notNow("意见登记册在您打开表单以后有变化（现在共%d条，其中“四风”方面%d条），请重新打开这项任务，核对以后再提交。"
                        .formatted(counts.total(), counts.fourWinds()));
    }

    /** In the first version of the form people typed the figures, without a total. Tasks that began with it go on. */
    private static boolean isOfFirstFormVersion(Map<String, Object> answers) {
        return answers.containsKey(ListeningRecordPrefill.FOUR_WINDS)
                && !answers.containsKey(ListeningRecordPrefill.HEARD);
    }

    private static Optional<Refusal> notNow(String reason) {
        return Optional.of(OpinionRefusal.notNow(reason));
    }
}
