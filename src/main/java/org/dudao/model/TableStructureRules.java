package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** What the engine needs to read a decision: its parts have ids, its rows fit its columns, and its cells are FEEL. */
final class TableStructureRules {

    private static final Set<HitPolicy> UNSUPPORTED = EnumSet.of(HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER);

    private TableStructureRules() {}

    static Stream<Violation> everyPartHasAnId(DeploymentCandidate deployment) {
        var files = new HashSet<String>();
        var definitions = deployment
                .tables()
                .filter(table ->
                        files.add(table.file()) && isBlank(definitionsOf(table).getAttributeValue("id")))
                .map(table -> new Violation(
                        table.file(), table.file(), "的 <definitions> 没有标识（id）；应补上，或者在 Camunda Modeler 里重新保存。"));
        var parts = deployment.tables().flatMap(table -> tableOf(table).stream().flatMap(columns -> Stream.of(
                        withoutId(columns.getInputs(), "第 %d 个输入列"),
                        withoutId(columns.getOutputs(), "第 %d 个输出列"),
                        withoutId(columns.getRules(), "第 %d 行"))
                .flatMap(places -> places)
                .map(place -> table.violation("的%s没有标识（id）；应补上，或者在 Camunda Modeler 里删掉重画。".formatted(place)))));
        return Stream.concat(definitions, parts);
    }

    /** The engine refuses two decisions with the same id in one deployment, and names no file. */
    @SuppressWarnings("ReferenceEquality") // until this very table
    static Stream<Violation> everyDecisionIdIsUnique(DeploymentCandidate deployment) {
        var tables = deployment.tables().toList();
        return tables.stream().flatMap(table -> tables.stream()
                .takeWhile(other -> other != table)
                .filter(other -> other.id().equals(table.id()))
                .limit(1)
                .map(other -> table.violation("的标识和 %s 里的判断表相同；应改一个标识。".formatted(other.file()))));
    }

    private static Definitions definitionsOf(DmnTable table) {
        return ((DmnModelInstance) table.decision().getModelInstance()).getDefinitions();
    }

    private static Stream<String> withoutId(Collection<? extends DmnElement> elements, String place) {
        var places = new ArrayList<String>();
        int position = 0;
        for (var element : elements) {
            position++;
            if (isBlank(element.getId())) {
                places.add(place.formatted(position));
            }
        }
        return places.stream();
    }

    private static Optional<DecisionTable> tableOf(DmnTable table) {
        return table.decision().getChildElementsByType(DecisionTable.class).stream()
                .findFirst();
    }

    static Stream<Violation> everyDecisionHasLogic(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> {
            var literals = table.decision().getChildElementsByType(LiteralExpression.class);
            if (tableOf(table).isEmpty() && literals.isEmpty()) {
                return Stream.of(table.violation("里没有判断表，也没有表达式；应在 Camunda Modeler 里填一张判断表。"));
            }
            return !literals.isEmpty() && table.decision().getVariable() == null
                    ? Stream.of(table.violation("是表达式，没有写结果叫什么；应填“变量名”（Variable name）。"))
                    : Stream.empty();
        });
    }

    static Stream<Violation> everyRowFitsTheColumns(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> tableOf(table).stream().flatMap(columns -> {
            var problems = Stream.<Violation>builder();
            int inputs = columns.getInputs().size();
            int outputs = columns.getOutputs().size();
            int row = 0;
            for (var rule : columns.getRules()) {
                row++;
                if (rule.getInputEntries().size() != inputs
                        || rule.getOutputEntries().size() != outputs) {
                    problems.add(table.violation("第 %d 行有 %d 个输入格、%d 个输出格；应和列数一样，是 %d 个和 %d 个。"
                            .formatted(
                                    row,
                                    rule.getInputEntries().size(),
                                    rule.getOutputEntries().size(),
                                    inputs,
                                    outputs)));
                }
            }
            problemsOfOutputs(columns).map(table::violation).forEach(problems::add);
            return problems.build();
        }));
    }

    private static Stream<String> problemsOfOutputs(DecisionTable table) {
        var problems = new ArrayList<String>();
        var names = table.getOutputs().stream().map(Output::getName).toList();
        if (names.size() > 1 && names.stream().anyMatch(ProcessRules::isBlank)) {
            problems.add("有几个输出列，其中有的没有名称；每一列应有自己的名称。");
        } else if (names.size() > 1 && new HashSet<>(names).size() < names.size()) {
            problems.add("的输出列有同名的（%s）；每一列应有自己的名称。".formatted(String.join("、", names)));
        }
        var policy = table.getHitPolicy();
        if (UNSUPPORTED.contains(policy)) {
            problems.add("的命中策略 %s 本系统不认；应是 UNIQUE、FIRST、ANY、RULE ORDER 或 COLLECT。".formatted(policy));
        } else if (policy != HitPolicy.COLLECT && table.getAggregation() != null) {
            problems.add("写了汇总方式 %s，命中策略却是 %s；要汇总的应选 COLLECT。".formatted(table.getAggregation(), policy));
        } else if (table.getAggregation() != null && names.size() > 1) {
            problems.add("有几个输出列，不能汇总；应只留一列，或者去掉汇总方式。");
        }
        return problems.stream();
    }

    /** Decisions that require each other. */
    static Stream<Violation> decisionsDoNotRequireThemselves(DeploymentCandidate deployment) {
        return deployment
                .tables()
                .filter(table -> requires(table.decision(), table.decision(), new HashSet<>()))
                .map(table -> table.violation("绕一圈又要用它自己的结果；应去掉其中一条连线。"));
    }

    private static boolean requires(Decision decision, Decision target, Set<Decision> seen) {
        return decision.getInformationRequirements().stream()
                .map(InformationRequirement::getRequiredDecision)
                .filter(Objects::nonNull)
                .anyMatch(required ->
                        required.equals(target) || (seen.add(required) && requires(required, target, seen)));
    }

    /** Without this rule, the engine fails only when it evaluates the row. */
    static Stream<Violation> everyCellIsValidFeel(DeploymentCandidate deployment) {
        return deployment.tables().flatMap(table -> {
            var literals = table.decision().getChildElementsByType(LiteralExpression.class).stream()
                    .flatMap(literal -> problem(
                            "表达式", literal.getExpressionLanguage(), text(literal.getText()), FeelVariables::isValid)
                            .map(table::violation)
                            .stream());
            return Stream.concat(literals, tableOf(table).stream().flatMap(columns -> problemsOfCells(columns)
                    .map(table::violation)));
        });
    }

    private static Stream<String> problemsOfCells(DecisionTable table) {
        var problems = new ArrayList<String>();
        int column = 0;
        for (var input : table.getInputs()) {
            column++;
            var expression = input.getInputExpression();
            if (expression == null || isBlank(text(expression.getText()))) {
                problems.add("第 %d 个输入列没有写看哪个变量；应填表达式，例如表单字段的键。".formatted(column));
            }
        }
        int row = 0;
        for (Rule rule : table.getRules()) {
            row++;
            column = 0;
            for (var entry : rule.getInputEntries()) {
                var place = "第 %d 行第 %d 个输入格".formatted(row, ++column);
                problem(place, entry.getExpressionLanguage(), text(entry.getText()), FeelVariables::isValidTest)
                        .ifPresent(problems::add);
            }
            column = 0;
            for (var entry : rule.getOutputEntries()) {
                var place = "第 %d 行第 %d 个输出格".formatted(row, ++column);
                problem(place, entry.getExpressionLanguage(), text(entry.getText()), FeelVariables::isValid)
                        .ifPresent(problems::add);
            }
        }
        return problems.stream();
    }

    private static Optional<String> problem(
            String place, @Nullable String language, String text, Predicate<String> isValid) {
        boolean reportedElsewhere =
                language != null && !language.isBlank() && !ExpressionLanguage.isFeel(language); // by ExpressionRules
        return reportedElsewhere || text.isBlank() || text.strip().equals("-") || isValid.test(text)
                ? Optional.empty()
                : Optional.of(
                        "%s“%s”不是有效的 FEEL；文字应加双引号（例如 \"office\"），比较应写成 >= 3 或 [1..3]。".formatted(place, text.strip()));
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent();
    }
}
