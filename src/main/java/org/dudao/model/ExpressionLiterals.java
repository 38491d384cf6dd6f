package org.dudao.model;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TypeConverter;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The values that are written into an expression itself. */
final class ExpressionLiterals {

    private static final List<Class<?>> FRACTIONS = List.of(Double.class, Float.class, BigDecimal.class);

    /** The engine's objects by the names of their classes, as expressions name them. */
    private static final Map<String, String> ENGINE_OBJECTS =
            Map.of("DelegateExecution", " execution", "ExecutionEntity", " execution", "DelegateTask", " task");

    private ExpressionLiterals() {}

    /** The value of a text that the engine evaluates, when it is known without a process: {@code P5D} or {@code ${'P5D'}}. */
    static Optional<String> valueOf(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (!text.contains("${") && !text.contains("#{")) {
            return Optional.of(text.strip());
        }
        return ModelExpression.treeOf(text.strip())
                .filter(tree -> tree.getRoot() instanceof AstEval)
                .flatMap(tree -> valueOf(tree.getRoot().getChild(0)));
    }

    /** The value of a literal; empty for any other node, and for {@code null}. */
    static Optional<String> valueOf(Node node) {
        return Optional.ofNullable(literal(node))
                .map(literal -> literal.eval(null, null))
                .map(String::valueOf);
    }

    static boolean isLiteral(Node node) {
        return literal(node) != null;
    }

    private static @Nullable AstLiteral literal(Node node) {
        if (node instanceof AstNested) {
            return literal(node.getChild(0));
        }
        return node instanceof AstLiteral value ? value : null;
    }

    /**
     * The problem of a literal argument that no method with this name and number of parameters takes.
     *
     * @param name of the bean
     */
    static Optional<String> problemOfArguments(String name, Class<?> bean, String method, Node arguments) {
        var given = ModelExpression.children(arguments).toList();
        var candidates = Arrays.stream(bean.getMethods())
                .filter(existing -> existing.getName().equals(method)
                        && existing.getParameterCount() == given.size()
                        && !existing.isBridge())
                .map(existing -> wrong(existing.getParameterTypes(), given))
                .toList();
        // A call with which one of the methods can be called is right.
        return candidates.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : candidates.stream().findFirst().map(problems -> "里，%s.%s 的%s。"
                        .formatted(name, method, String.join("，", problems)));
    }

    private static List<String> wrong(Class<?>[] types, List<Node> given) {
        var problems = new ArrayList<String>();
        for (int i = 0; i < types.length; i++) {
            var literal = literal(given.get(i));
            if (literal != null && !accepts(types[i], literal)) {
                problems.add("第 %d 个参数“%s”不对，应是%s".formatted(i + 1, literal.eval(null, null), label(types[i])));
            }
        }
        return problems;
    }

    /** The engine converts in the same way when it calls the method. It takes every text other than "true" for false. */
    private static boolean accepts(Class<?> parameter, AstLiteral literal) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(parameter);
        var value = literal.eval(null, null);
        if (value == null) {
            return !parameter.isPrimitive();
        }
        if (type.equals(Boolean.class) && literal instanceof AstString) {
            return value.equals("true") || value.equals("false");
        }
        if (Number.class.isAssignableFrom(type) && value.equals("")) {
            return false;
        }
        try {
            TypeConverter.DEFAULT.convert(value, type);
            return true;
        } catch (ELException notConvertible) {
            return false;
        }
    }

    private static String label(Class<?> parameter) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(parameter);
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining("、", "", " 之一"));
        }
        if (type.equals(Boolean.class)) {
            return " true 或 false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return FRACTIONS.contains(type) ? "数字" : "整数";
        }
        if (Temporal.class.isAssignableFrom(type) || type.equals(Date.class)) {
            return "日期变量，例如 ${due}";
        }
        return ENGINE_OBJECTS.getOrDefault(type.getSimpleName(), "变量，不能直接写值");
    }
}
