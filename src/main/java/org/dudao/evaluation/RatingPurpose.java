package org.dudao.evaluation;

import java.util.List;

/** The purpose of a rating, with its prepared questions and choices. */
public enum RatingPurpose {
    PUBLIC(
            "群众评议",
            List.of("满意", "基本满意", "不满意"),
            List.of("查摆问题准不准", "整改措施实不实", "解决群众反映的问题", "改进作风、联系服务群众", "建章立制、长效管用")),
    /** 四评五议 of the unit's analysis report; the five 议 are the questions. */
    ANALYSIS_REPORT(
            "分析检查报告群众评议（四评五议）",
            List.of("满意", "基本满意", "不满意"),
            List.of("认识深不深", "问题找得准不准", "原因分析透不透", "发展思路清不清", "工作措施可行不可行")),
    MOBILISATION("动员大会民主评议", List.of("好", "较好", "一般", "较差"), List.of());

    /** The last question of all ratings. The threshold applies to it. */
    static final String OVERALL = "总体评价";

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> choices;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> questions;

    RatingPurpose(String label, List<String> choices, List<String> questions) {
        this.label = label;
        this.choices = choices;
        this.questions = questions;
    }

    /** The office's term. */
    public String label() {
        return label;
    }

    /** The choices of each item, the best first. */
    List<String> choices() {
        return choices;
    }

    /** The prepared questions, without the overall judgement. */
    List<String> questions() {
        return questions;
    }
}
