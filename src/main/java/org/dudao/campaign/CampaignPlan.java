package org.dudao.campaign;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The office's plan: name, kind and the dates of each stage. */
record CampaignPlan(String name, String kind, String text, Set<Stage> stages) {

    static final String NAME = "name";
    static final String KIND = "kind";
    static final String TEXT = "plan";

    /** The largest number of stages of a kind of campaign. */
    private static final int MOST_STAGES = 9;

    /** The fields that a plan's form can have. */
    static List<String> fields() {
        var fields = new ArrayList<>(List.of(NAME, KIND, TEXT));
        for (int stage = 1; stage <= MOST_STAGES; stage++) {
            fields.add(begin(stage));
            fields.add(end(stage));
        }
        return fields;
    }

    static String begin(int stage) {
        return "stage" + stage + "Begin";
    }

    static String end(int stage) {
        return "stage" + stage + "End";
    }

    /**
     * Reads a plan from the answers of its form. Empty dates follow from the template: a stage begins on the day after
     * the stage before it ends, and lasts its planned days. Only the begin of the first stage is required.
     *
     * @param template the stages of the kind, in order
     * @throws CampaignRefusal naming all wrong dates
     */
    static CampaignPlan of(Map<String, @Nullable Object> answers, List<TemplateStage> template) {
        if (template.isEmpty() || template.get(0).process() == null) {
            throw CampaignRefusal.wrongPlan("这种活动的第一阶段还没有流程，不能发起。");
        }
        var dates = dates(answers, template);
        var errors = new ArrayList<String>();
        var stages = new HashSet<Stage>();
        LocalDate before = null;
        for (var stage : template) {
            var begin = dates.get(begin(stage.position()));
            if (begin == null) {
                begin = Objects.requireNonNull(before).plusDays(1);
            }
            var end = dates.getOrDefault(end(stage.position()), begin.plusDays(stage.plannedDays() - 1L));
            if (end.isBefore(begin)) {
                errors.add("“%s”的结束日期早于开始日期".formatted(stage.name()));
            }
            if (before != null && !begin.isAfter(before)) {
                errors.add("“%s”应在前一阶段结束之后开始".formatted(stage.name()));
            }
            before = end;
            stages.add(new Stage(stage.position(), stage.name(), stage.process(), begin, end, stage.weight(), null));
        }
        refuse(errors);
        return new CampaignPlan(text(answers, NAME), text(answers, KIND), text(answers, TEXT), stages);
    }

    /** The dates that are filled in, by field. */
    private static Map<String, LocalDate> dates(Map<String, @Nullable Object> answers, List<TemplateStage> template) {
        var dates = new HashMap<String, LocalDate>();
        var errors = new ArrayList<String>();
        for (var stage : template) {
            read(answers, begin(stage.position()), "“%s”的开始日期".formatted(stage.name()), dates, errors);
            read(answers, end(stage.position()), "“%s”的结束日期".formatted(stage.name()), dates, errors);
        }
        var first = template.get(0);
        if (errors.isEmpty() && !dates.containsKey(begin(first.position()))) {
            errors.add("“%s”的开始日期必须填写，后面的日期从它顺排".formatted(first.name()));
        }
        refuse(errors);
        return dates;
    }

    private static void read(
            Map<String, @Nullable Object> answers,
            String field,
            String label,
            Map<String, LocalDate> dates,
            List<String> errors) {
        var text = text(answers, field);
        try {
            if (!text.isEmpty()) {
                dates.put(field, LocalDate.parse(text));
            }
        } catch (DateTimeParseException e) {
            errors.add(label + "应为日期（年-月-日）");
        }
    }

    private static void refuse(List<String> errors) {
        if (!errors.isEmpty()) {
            throw CampaignRefusal.wrongPlan(String.join("；", errors) + "。");
        }
    }

    private static String text(Map<String, @Nullable Object> answers, String field) {
        return answers.get(field) instanceof String text ? text.strip() : "";
    }
}
