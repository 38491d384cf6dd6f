package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.dudao.form.FormField;

/** Rows of decision tables have a reason, and the processes, forms and decisions in them exist. */
final class TableRules {

    static final String HAND_IN_FORM = "handInForm";
    static final String REVIEW_FORM = "reviewForm";
    private static final String ACCEPTANCE = "acceptance";
    private static final String PROCESS = "process";
    private static final String MATERIAL_REVIEW = "materialReview";
    private static final int TOTAL_WEIGHT = 100;
    private static final String WHOLE_NUMBER = "-?[0-9]{1,6}";

    private static final String FIGURES = "figures";
    private static final String TEXT_REQUIRED = "textRequired";

    /** Sources of known values, with the fields that the hand-in form of the material must have. */
    private static final Map<String, Set<String>> FIELDS_OF_FIGURES = Map.of(
            "opinions", Set.of("opinionsHeard", "fourWinds", "interests", "lastMile", "otherOpinions", "channels"),
            "rating", Set.of(),
            "mobilisation-rating", Set.of());

    private record NumberColumn(String name, IntPredicate valid, String range) {}

    private static final List<NumberColumn> NUMBERS_OF_A_MATERIAL = List.of(
            new NumberColumn("dueDay", day -> day != 0, "不为 0 的"),
            new NumberColumn("reworkDays", days -> days > 0, "大于 0 的"),
            new NumberColumn("reviewDays", days -> days > 0, "大于 0 的"),
            new NumberColumn("filesRequired", files -> files >= 0, "不小于 0 的"),
            new NumberColumn("returnsBeforeTalk", returns -> returns > 0, "大于 0 的"));

    private TableRules() {}

    static Stream<Violation> tableHasNameAndHistoryTimeToLive(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> {
            var decision = table.decision();
            var problems = Stream.<Violation>builder();
            if (!NameRules.isKey(table.id())) {
                problems.add(table.violation("的标识应以小写字母开头，由英文字母和数字组成，说明判断什么，例如 studySufficient。"));
            }
            if (!NameRules.isChinese(String.valueOf(decision.getName()))) {
                problems.add(table.violation("没有中文名称，应写明判断什么。"));
            }
            if (isBlank(decision.getCamundaHistoryTimeToLiveString())) {
                problems.add(table.violation("没有写历史保留期限，应填“历史保留时间”，例如 P1825D。"));
            }
            if (!table.isDrawn()) {
                problems.add(table.violation("没有画在图上，应在 Camunda Modeler 里打开保存一次。"));
            }
            return problems.build();
        });
    }

    static Stream<Violation> everyRowHasADescription(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> table.rows().stream()
                .filter(row -> !NameRules.isChinese(row.description()))
                .map(row -> row.violation("没有中文说明，应在“注释”一列写明为什么。")));
    }

    static Stream<Violation> tableInputsAreValidFeel(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> table.inputExpressions().stream()
                .filter(expression -> !FeelVariables.isValid(expression))
                .map(expression -> table.violation("的输入表达式“%s”不是有效的 FEEL。".formatted(expression))));
    }

    /** Checks {@code campaign-template.dmn}. A stage without a process is only planned. */
    static Stream<Violation> everyStageHasItsProcess(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.CAMPAIGN_TEMPLATE).flatMap(row -> processIsMissing(deployment, row));
    }

    static Stream<Violation> everyMaterialHasItsFormsAndDecision(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD).flatMap(row -> {
            var forms = Stream.of(HAND_IN_FORM, REVIEW_FORM)
                    .flatMap(column -> row.output(column).stream())
                    .filter(form -> !deployment.hasForm(form))
                    .map(form -> row.violation("要用的表单 %s 没有一起部署，以前也没有部署过；应把标识为 %1$s 的 .form 文件一起部署。".formatted(form)));
            var decisions = row.output(ACCEPTANCE).stream()
                    .filter(decision -> deployment.table(decision).isEmpty())
                    .map(decision ->
                            row.violation("要用的判断表 %s 没有一起部署，以前也没有部署过；应把标识为 %1$s 的 .dmn 一起部署。".formatted(decision)));
            return Stream.concat(forms, decisions);
        });
    }

    /** A material with another process than {@code materialReview} names it in the column {@value #PROCESS}. */
    static Stream<Violation> everyMaterialHasItsProcess(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD).flatMap(row -> processIsMissing(deployment, row));
    }

    private static Stream<Violation> processIsMissing(DeploymentCandidate deployment, DmnTable.Row row) {
        return row.output(PROCESS).stream()
                .filter(process -> !deployment.hasProcess(process))
                .map(process -> row.violation("要用的流程 %s 没有一起部署，以前也没有部署过；应把标识为 %1$s 的流程一起部署。".formatted(process)));
    }

    /** The process in which a material is handed in again after its stage. */
    static String processOf(DmnTable.Row row) {
        return row.output(PROCESS).orElse(MATERIAL_REVIEW);
    }

    /** A missing number would stop every process that comes to this material. */
    static Stream<Violation> everyMaterialHasItsNumbers(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD).flatMap(row -> NUMBERS_OF_A_MATERIAL.stream()
                .filter(column -> row.output(column.name())
                        .filter(number -> number.matches(WHOLE_NUMBER))
                        .map(Integer::valueOf)
                        .filter(column.valid()::test)
                        .isEmpty())
                .map(column -> row.violation("的 %s 应是%s整数。".formatted(column.name(), column.range()))));
    }

    /** The column is optional: a table without it asks for no text. */
    static Stream<Violation> textRequiredIsANumber(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD).flatMap(row -> row.output(TEXT_REQUIRED).stream()
                .filter(number -> !number.matches("[0-9]{1,5}"))
                .map(number ->
                        row.violation("的 textRequired 是“%s”，应是 0 到 99999 的整数，或者空着：没有附件时正文至少几个字。".formatted(number))));
    }

    static Stream<Violation> materialReviewFormHasVerdict(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD)
                .flatMap(row -> row.output(REVIEW_FORM).flatMap(deployment::form).stream()
                        .filter(form -> form.form().isPresent() && !PropertyRules.hasVerdictField(form))
                        .map(form -> row.violation(PropertyRules.missingVerdict(form.id()))));
    }

    /**
     * The acceptance decision of a material reads the answers in the forms of this material. An input without a form field would
     * always be empty, and the decision could approve by mistake.
     */
    static Stream<Violation> decisionInputsAreFormFields(DeploymentCandidate deployment) {
        return deployment.materialStandard().flatMap(row -> row.output(ACCEPTANCE).flatMap(deployment::table).stream()
                .flatMap(decision -> {
                    var forms = formsOf(deployment, row);
                    return isAffected(deployment, decision, forms)
                            ? inputsWithoutField(deployment, decision, forms)
                                    .map(variable -> row.violation("的判断表 %s 要看 %s，可是表单 %s 里没有这个字段；应加上，或者改判断表的输入。"
                                            .formatted(decision.id(), variable, String.join("、", forms))))
                            : Stream.empty();
                }));
    }

    /** Whether this deployment changes the decision, its forms, or the table of materials. */
    private static boolean isAffected(DeploymentCandidate deployment, DmnTable decision, Set<String> forms) {
        return deployment.containsTable(ModelProperties.MATERIAL_STANDARD)
                || deployment.containsTable(decision.id())
                || forms.stream().anyMatch(form -> deployment.form(form).isPresent());
    }

    /** The inputs of the decision that no form has as a field; empty while one of the forms is missing. */
    private static Stream<String> inputsWithoutField(
            DeploymentCandidate deployment, DmnTable decision, Set<String> names) {
        var forms = names.stream()
                .flatMap(form -> deployment.newestForm(form).stream())
                .toList();
        if (forms.size() < names.size()) {
            return Stream.empty();
        }
        var answers = forms.stream()
                .flatMap(form -> form.fields().stream())
                .filter(TableRules::isAnswer)
                .map(FormField::variable)
                .collect(Collectors.toSet());
        return decision.inputExpressions().stream()
                .flatMap(expression -> FeelVariables.variables(expression).stream())
                .filter(variable -> !answers.contains(variable))
                .distinct();
    }

    /** The forms in the row, and the forms of steps that name this material. */
    private static Set<String> formsOf(DeploymentCandidate deployment, DmnTable.Row row) {
        var forms = new TreeSet<String>();
        Stream.of(HAND_IN_FORM, REVIEW_FORM)
                .flatMap(column -> row.output(column).stream())
                .forEach(forms::add);
        deployment
                .everywhere(UserTask.class)
                .filter(task -> task.property(ModelProperties.MATERIAL)
                        .filter(row.keys()::contains)
                        .isPresent())
                .flatMap(task -> Stream.ofNullable(task.element().getCamundaFormRef()))
                .filter(form -> !form.contains("{"))
                .forEach(forms::add);
        return forms;
    }

    /** Positions start at 1 without gaps, and weights add up to 100: the calendar and the progress of a campaign use them. */
    static Stream<Violation> weightsOfAKindAddUp(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.CAMPAIGN_TEMPLATE)
                .flatMap(row -> row.keys().stream().map(kind -> Map.entry(kind, row)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(kind -> {
                    var rows = kind.getValue();
                    var positions = numbers(rows, "position").sorted().toList();
                    int weight =
                            numbers(rows, "weight").mapToInt(Integer::intValue).sum();
                    var problems = Stream.<Violation>builder();
                    if (!positions.equals(
                            IntStream.rangeClosed(1, rows.size()).boxed().toList())) {
                        problems.add(rows.get(0)
                                .violation("所在的活动 %s，各阶段的次序是 %s；应从1排起，不重不漏。".formatted(kind.getKey(), positions)));
                    }
                    if (weight != TOTAL_WEIGHT) {
                        problems.add(rows.get(0)
                                .violation(
                                        "所在的活动 %s，各阶段的权重合计是 %d；应为 %d。".formatted(kind.getKey(), weight, TOTAL_WEIGHT)));
                    }
                    return problems.build();
                });
    }

    private static Stream<Integer> numbers(List<DmnTable.Row> rows, String column) {
        return rows.stream()
                .flatMap(row -> row.output(column).stream())
                .filter(number -> number.matches(WHOLE_NUMBER))
                .map(Integer::valueOf);
    }

    /** A computed field counts as an answer only if it has a label. */
    private static boolean isAnswer(FormField field) {
        return switch (field.use()) {
            case ANSWER, CONFIRM -> true;
            case COMPUTE -> !field.label().isEmpty();
            case READ -> false;
        };
    }

    private static Stream<DmnTable.Row> rows(DeploymentCandidate deployment, String decision) {
        return deployment.tables().filter(table -> table.id().equals(decision)).flatMap(table -> table.rows().stream());
    }

    /** A source is the name of a count, or the kind of a material whose problems are copied. */
    static Stream<Violation> figuresOfAMaterialExist(DeploymentCandidate deployment) {
        var materials = deployment.materials();
        return rows(deployment, ModelProperties.MATERIAL_STANDARD).flatMap(row -> row.output(FIGURES).stream()
                .filter(source -> !FIELDS_OF_FIGURES.containsKey(source) && !materials.contains(source))
                .map(source -> row.violation("的 figures 是“%s”，没有这种来源；可以是 %s，或者表里的一份材料，不要的空着。"
                        .formatted(source, String.join("、", new TreeSet<>(FIELDS_OF_FIGURES.keySet()))))));
    }

    /** A hand-in would be refused for ever when the form has no field for a figure that the server compares. */
    static Stream<Violation> handInFormHasTheFigures(DeploymentCandidate deployment) {
        return rows(deployment, ModelProperties.MATERIAL_STANDARD)
                .flatMap(
                        row -> row
                                .output(HAND_IN_FORM)
                                .flatMap(deployment::newestForm)
                                .filter(form -> form.form().isPresent())
                                .stream()
                                .flatMap(form -> row.output(FIGURES).stream()
                                        .flatMap(source -> new TreeSet<>(
                                                        FIELDS_OF_FIGURES.getOrDefault(source, Set.of()))
                                                .stream())
                                        .filter(field -> form.fields().stream()
                                                .noneMatch(other -> other.name().equals(field)))
                                        .map(field -> row.violation("的 figures 是“%s”，提交表单 %s 里应有字段 %s。"
                                                .formatted(row.output(FIGURES).orElse(""), form.id(), field)))));
    }
}
