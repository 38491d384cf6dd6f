package org.dudao.campaign;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the office plans: name, kind and the dates of each stage. */
record CampaignPlan(String name, String kind, String text, Set<Stage> stages) {

    static final String NAME = "name";
    static final String KIND = "kind";
    static final String TEXT = "plan";

    /** The most stages that a kind of campaign can have. */
    private static final int MOST_STAGES = 9;

    /** The fields that a form for a plan may have. */
    static List<String> fields() {
        var fields = new ArrayList<>(List.of(NAME, KIND, TEXT));
        for (int stage = 1; stage <= MOST_STAGES; stage++) {
            fields.add(begin(stage));
            fields.add(end(stage));
        }
        return fields;
    }

    static String begin(int stage) {
        return "stage%dBegin".formatted(stage);
    }

    static String end(int stage) {
        return "stage%dEnd".formatted(stage);
    }

    /**
     * @param template the kind's stages, in order
     * @throws CampaignRefused naming every date that is wrong
     */
    static CampaignPlan of(Map<String, @Nullable Object> answers, List<TemplateStage> template) {
        if (template.isEmpty() || template.get(0).process() == null) {
            throw CampaignRefused.wrongPlan("这种活动的第一阶段还没有流程，不能发起。");
        }
        var errors = new ArrayList<String>();
        var stages = new HashSet<Stage>();
        LocalDate before = null;
        for (var stage : template) {
            var begin = date(answers, begin(stage.position()), stage, "开始日期", errors);
            var end = date(answers, end(stage.position()), stage, "结束日期", errors);
            if (begin == null || end == null) {
                continue;
            }
            if (end.isBefore(begin)) {
                errors.add("“%s”的结束日期早于开始日期".formatted(stage.name()));
            }
            if (before != null && !begin.isAfter(before)) {
                errors.add("“%s”应在前一阶段结束之后开始".formatted(stage.name()));
            }
            before = end;
            stages.add(new Stage(stage.position(), stage.name(), stage.process(), begin, end, null));
        }
        if (!errors.isEmpty()) {
            throw CampaignRefused.wrongPlan(String.join("；", errors) + "。");
        }
        return new CampaignPlan(text(answers, NAME), text(answers, KIND), text(answers, TEXT), stages);
    }

    private static String text(Map<String, @Nullable Object> answers, String field) {
        return answers.get(field) instanceof String text ? text.strip() : "";
    }

    private static @Nullable LocalDate date(
            Map<String, @Nullable Object> answers,
            String field,
            TemplateStage stage,
            String label,
            List<String> errors) {
        try {
            return LocalDate.parse(text(answers, field));
        } catch (DateTimeParseException e) {
            errors.add("“%s”的%s应为日期（年-月-日）".formatted(stage.name(), label));
            return null;
        }
    }
}
