package org.dudao.model;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.joda.time.DateTime;
import org.springframework.util.ClassUtils;

/** Finds in a parsed expression everything that does not exist or that {@link ExpressionAccess} does not allow. */
final class ExpressionAnalysis {

    /** The type of a variable: known only at run time, when the engine's resolver checks it. */
    private static final Class<?> UNKNOWN = Object.class;

    private final DeploymentContext context;
    private final Predicate<String> isVariable;
    private final List<String> problems = new ArrayList<>();

    private ExpressionAnalysis(DeploymentContext context, Predicate<String> isVariable) {
        this.context = context;
        this.isVariable = isVariable;
    }

    /**
     * @param isVariable whether the process sets a variable with this name; a variable hides a bean of the same name
     * @return the second halves of the sentences about this expression
     */
    static List<String> problems(Tree tree, DeploymentContext context, Predicate<String> isVariable) {
        var analysis = new ExpressionAnalysis(context, isVariable);
        analysis.typeOf(tree.getRoot());
        return analysis.problems;
    }

    /** The problem of an expression whose result the engine calls as a delegate: no bean that models may call is a delegate. */
    static String problemOfDelegate(Tree tree, DeploymentContext context) {
        if (!(tree.getRoot().getChild(0) instanceof AstIdentifier bean)) {
            return "里，应只写一个 bean 的名称；要调用方法的，应改用“表达式”（expression）。";
        }
        return context.bean(bean.getName()).isEmpty()
                ? noBean(bean.getName())
                : "里，%s 不能这样用；应改用“表达式”（expression），写明调用哪个方法，例如 ${%1$s.…(execution)}。".formatted(bean.getName());
    }

    private Class<?> typeOf(Node node) {
        if (node instanceof AstMethod) {
            return typeOfCall(node);
        }
        if (node instanceof AstDot) {
            return typeOfProperty(node.getChild(0), ModelExpression.lastName(node));
        }
        if (node instanceof AstBracket) {
            return typeOfElement(node);
        }
        if (node instanceof AstFunction function) {
            return typeOfFunction(function);
        }
        if (node instanceof AstIdentifier identifier) {
            return typeOfName(identifier.getName());
        }
        if (node instanceof AstNested) {
            return typeOf(node.getChild(0));
        }
        ModelExpression.children(node).forEach(this::typeOf);
        return node instanceof AstString ? String.class : UNKNOWN;
    }

    private Class<?> typeOfName(String name) {
        return isVariable.test(name) ? UNKNOWN : context.bean(name).orElse(UNKNOWN);
    }

    private Class<?> typeOfFunction(AstFunction function) {
        ModelExpression.children(function).forEach(this::typeOf);
        if (!ExpressionAccess.isFunction(function.getName())) {
            problems.add("里，没有 %s 这个函数；要调用的是哪个 bean 的方法？".formatted(function.getName()));
        }
        return switch (function.getName()) {
            case "now" -> Date.class;
            case "dateTime" -> DateTime.class;
            default -> UNKNOWN;
        };
    }

    private Class<?> typeOfCall(Node call) {
        var property = call.getChild(0);
        var receiver = property.getChild(0);
        var arguments = call.getChild(1);
        ModelExpression.children(arguments).forEach(this::typeOf);
        if (!(property instanceof AstDot)) {
            problems.add("里，方法名应直接写在点号后面，例如 ${bean.方法(execution)}。");
            return UNKNOWN;
        }
        var method = ModelExpression.lastName(property);
        if (ExpressionLiterals.isLiteral(receiver)) {
            problems.add("里，不能对直接写出的文字或者数字调用 %s；只能调用 bean 的方法。".formatted(method));
            return UNKNOWN;
        }
        var type = typeOf(receiver);
        var problem = receiver instanceof AstIdentifier identifier && !isVariable.test(identifier.getName())
                ? problemOfCall(identifier.getName(), method, arguments)
                : problemOfMethod(type, method);
        problem.ifPresent(problems::add);
        return problem.isPresent() ? UNKNOWN : resultOf(type, method, arguments.getCardinality());
    }

    /** The receiver is a bean or an object of the engine. */
    private Optional<String> problemOfCall(String receiver, String method, Node arguments) {
        return context.bean(receiver)
                .map(type -> ExpressionAccess.isCallable(type)
                        ? problemOfBean(receiver, type, method, arguments)
                        : problemOfMethod(type, method))
                .orElseGet(() -> Optional.of(noBean(receiver)));
    }

    private static Optional<String> problemOfBean(String name, Class<?> bean, String method, Node arguments) {
        var counts = Arrays.stream(bean.getMethods())
                .filter(existing -> existing.getName().equals(method) && ExpressionAccess.allowsMethod(bean, method))
                .map(Method::getParameterCount)
                .collect(Collectors.toCollection(TreeSet::new));
        if (counts.isEmpty()) {
            var existing = Arrays.stream(bean.getMethods())
                    .filter(other -> other.getDeclaringClass() != Object.class && !other.isSynthetic())
                    .map(Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of("里，%s 没有 %s 这个方法，有的是 %s。".formatted(name, method, String.join("、", existing)));
        }
        return counts.contains(arguments.getCardinality())
                ? ExpressionLiterals.problemOfArguments(name, bean, method, arguments)
                : Optional.of("里，%s.%s 要 %s 个参数，这里给了 %d 个。"
                        .formatted(
                                name,
                                method,
                                counts.stream().map(String::valueOf).collect(Collectors.joining(" 或 ")),
                                arguments.getCardinality()));
    }

    private static Optional<String> problemOfMethod(Class<?> type, String method) {
        boolean allowed = type.equals(UNKNOWN)
                ? ExpressionAccess.isMethodOfAValue(method)
                : ExpressionAccess.allowsMethod(type, method);
        return allowed ? Optional.empty() : Optional.of(notAllowed(type, method));
    }

    private static String notAllowed(Class<?> type, String method) {
        var allowed = ExpressionAccess.allowedMethods(type).sorted().distinct().toList();
        return allowed.isEmpty()
                ? "里，不能调用 %s；只能调用系统提供给流程的 bean 的方法，以及 execution、task 读写变量的方法。".formatted(method)
                : "里，不能调用 %s；这里能调用的是 %s。".formatted(method, String.join("、", allowed));
    }

    private Class<?> typeOfProperty(Node receiver, String property) {
        if (receiver instanceof AstIdentifier name
                && !isVariable.test(name.getName())
                && context.bean(name.getName()).isEmpty()) {
            return UNKNOWN; // reported by VariableRules
        }
        var type = typeOf(receiver);
        if (ExpressionLiterals.isLiteral(receiver)
                || property.equals("class")
                || !(type.equals(UNKNOWN) || ExpressionAccess.allowsProperty(type, property))
                || (ExpressionAccess.isCallable(type) && !hasGetter(type, property))) {
            problems.add("里，%s 没有 %s 可读。"
                    .formatted(receiver instanceof AstIdentifier name ? name.getName() : "前面的结果", property));
        }
        return UNKNOWN;
    }

    private static boolean hasGetter(Class<?> bean, String property) {
        return Arrays.stream(bean.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .anyMatch(method -> method.getName().equalsIgnoreCase("get" + property)
                        || method.getName().equalsIgnoreCase("is" + property));
    }

    /** {@code list[0]} or {@code map['key']}. The key may name a property, so the same rule applies to it. */
    private Class<?> typeOfElement(Node bracket) {
        var receiver = bracket.getChild(0);
        var key = bracket.getChild(1);
        typeOf(key);
        if (key instanceof AstString text) {
            return typeOfProperty(receiver, String.valueOf(text.eval(null, null)));
        }
        var type = typeOf(receiver);
        boolean hasElements = type.equals(UNKNOWN)
                || type.isArray()
                || List.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        if (!hasElements || ExpressionLiterals.isLiteral(receiver)) {
            problems.add("里，方括号只能用在列表和映射上，例如 ${items[0]}。");
        }
        return UNKNOWN;
    }

    private static Class<?> resultOf(Class<?> type, String method, int arguments) {
        var results = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method) && candidate.getParameterCount() == arguments)
                .map(Method::getReturnType)
                .collect(Collectors.toSet());
        return results.size() == 1
                ? ClassUtils.resolvePrimitiveIfNecessary(results.iterator().next())
                : UNKNOWN;
    }

    private static String noBean(String name) {
        return "里，系统没有 %s，名称是否写错？".formatted(name);
    }
}
