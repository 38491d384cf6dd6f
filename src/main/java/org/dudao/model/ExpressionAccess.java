package org.dudao.model;

import static java.util.Map.entry;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import org.springframework.util.StringUtils;

/**
 * What expressions may use. Without these limits an expression reaches every Java class, and a person who may deploy a model owns the
 * machine. The check of a deployment and the engine's resolver at run time apply the same lists.
 */
public final class ExpressionAccess {

    /** The engine's functions. The functions S, XML and JSON of Spin create objects of any class, so they are left out. */
    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

    private static final String PRODUCT = "org.dudao.";

    /** The classes whose beans models may call have this ending. */
    private static final String CALLED_BY_MODELS = "Tasks";

    private static final Set<String> OTHER_BEANS = Set.of("CampaignCalendar");

    private static final Set<String> VARIABLE_METHODS = Set.of(
            "getVariable",
            "getVariableLocal",
            "getVariables",
            "getVariablesLocal",
            "getVariableNames",
            "hasVariable",
            "hasVariableLocal",
            "setVariable",
            "setVariableLocal",
            "removeVariable",
            "removeVariableLocal");

    private static final Set<String> EXECUTION_METHODS = union(
            VARIABLE_METHODS,
            Set.of(
                    "getActivityInstanceId",
                    "getBusinessKey",
                    "getCurrentActivityId",
                    "getCurrentActivityName",
                    "getEventName",
                    "getId",
                    "getParentActivityInstanceId",
                    "getProcessBusinessKey",
                    "getProcessDefinitionId",
                    "getProcessInstanceId",
                    "setProcessBusinessKey"));

    private static final Set<String> TASK_METHODS = union(
            VARIABLE_METHODS,
            Set.of(
                    "addCandidateGroup",
                    "addCandidateUser",
                    "getAssignee",
                    "getCreateTime",
                    "getDescription",
                    "getDueDate",
                    "getEventName",
                    "getExecution",
                    "getExecutionId",
                    "getFollowUpDate",
                    "getId",
                    "getName",
                    "getOwner",
                    "getPriority",
                    "getProcessDefinitionId",
                    "getProcessInstanceId",
                    "getTaskDefinitionKey",
                    "setAssignee",
                    "setDescription",
                    "setDueDate",
                    "setFollowUpDate",
                    "setPriority"));

    private static final Set<String> COMPARISON = Set.of("equals", "compareTo", "toString");

    /**
     * The methods that an expression may call on a value. A method that takes long or needs much memory for some arguments, such as
     * {@code matches} or {@code repeat}, is not listed.
     */
    private static final Map<Class<?>, Set<String>> VALUE_METHODS = Map.ofEntries(
            entry(
                    String.class,
                    union(
                            COMPARISON,
                            Set.of(
                                    "contains",
                                    "endsWith",
                                    "equalsIgnoreCase",
                                    "indexOf",
                                    "isBlank",
                                    "isEmpty",
                                    "length",
                                    "startsWith",
                                    "strip",
                                    "substring",
                                    "toLowerCase",
                                    "toUpperCase",
                                    "trim"))),
            entry(Number.class, Set.of("doubleValue", "equals", "intValue", "longValue", "toString")),
            entry(Boolean.class, COMPARISON),
            entry(Date.class, union(COMPARISON, Set.of("after", "before", "getTime"))),
            entry(Collection.class, Set.of("contains", "isEmpty", "size", "toString")),
            entry(List.class, Set.of("get", "indexOf")),
            entry(Map.class, Set.of("containsKey", "get", "isEmpty", "keySet", "size", "toString", "values")),
            entry(
                    DateTime.class,
                    union(
                            COMPARISON,
                            Set.of(
                                    "getMillis",
                                    "isAfter",
                                    "isBefore",
                                    "minusDays",
                                    "minusHours",
                                    "minusMinutes",
                                    "minusMonths",
                                    "minusWeeks",
                                    "minusYears",
                                    "plusDays",
                                    "plusHours",
                                    "plusMinutes",
                                    "plusMonths",
                                    "plusWeeks",
                                    "plusYears",
                                    "toDate",
                                    "withTimeAtStartOfDay"))));

    private static final Set<String> JSON_METHODS = Set.of(
            "boolValue",
            "elements",
            "hasProp",
            "isArray",
            "isBoolean",
            "isNull",
            "isNumber",
            "isObject",
            "isString",
            "numberValue",
            "prop",
            "stringValue",
            "toString",
            "value");

    /** By type name, because this package does not use the engine. */
    private static final Map<String, Set<String>> ENGINE_METHODS = Map.of(
            "org.camunda.bpm.engine.delegate.DelegateExecution",
            EXECUTION_METHODS,
            "org.camunda.bpm.engine.delegate.DelegateTask",
            TASK_METHODS,
            "org.camunda.spin.json.SpinJsonNode",
            JSON_METHODS);

    private static final Set<String> METHODS_OF_EVERY_OBJECT =
            Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

    private ExpressionAccess() {}

    public static boolean isFunction(String name) {
        return FUNCTIONS.contains(name);
    }

    /** Whether models may call the bean of this class. */
    public static boolean isCallable(Class<?> bean) {
        return bean.getName().startsWith(PRODUCT)
                && (bean.getSimpleName().endsWith(CALLED_BY_MODELS) || OTHER_BEANS.contains(bean.getSimpleName()));
    }

    /** @param type the class of an object, or of a bean without its proxy */
    public static boolean allowsMethod(Class<?> type, String method) {
        return isCallable(type)
                ? !METHODS_OF_EVERY_OBJECT.contains(method)
                : allowedMethods(type).anyMatch(method::equals);
    }

    /** Whether the object's getter of this property may be called. The entries of a map need no permission. */
    public static boolean allowsProperty(Class<?> type, String property) {
        var name = StringUtils.capitalize(property);
        return allowsMethod(type, "get" + name) || allowsMethod(type, "is" + name);
    }

    /** Whether some value has this method. The type of a variable is known only at run time. */
    static boolean isMethodOfAValue(String method) {
        return JSON_METHODS.contains(method)
                || VALUE_METHODS.values().stream().anyMatch(methods -> methods.contains(method));
    }

    /** The methods of a value or of an object of the engine; empty for any other type. */
    static Stream<String> allowedMethods(Class<?> type) {
        var ofValues = VALUE_METHODS.entrySet().stream()
                .filter(methods -> methods.getKey().isAssignableFrom(type))
                .flatMap(methods -> methods.getValue().stream());
        var ofEngine = typesOf(type).flatMap(known -> ENGINE_METHODS.getOrDefault(known.getName(), Set.of()).stream());
        return Stream.concat(ofValues, ofEngine);
    }

    /** The class with its superclasses, its interfaces, and the interfaces that these extend. */
    private static Stream<Class<?>> typesOf(Class<?> type) {
        var parents = Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), parents.flatMap(ExpressionAccess::typesOf));
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        return Stream.of(first, second).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
