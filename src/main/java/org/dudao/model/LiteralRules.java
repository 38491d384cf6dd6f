package org.dudao.model;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Values that are no expressions: the engine can parse them. It would do so only when an instance comes to the element. */
final class LiteralRules {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern DAYS = Pattern.compile("P[0-9]{1,6}D|[0-9]{1,6}");
    private static final Pattern DURATION =
            Pattern.compile("P(?!$)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?");
    /** The engine takes weeks alone only. */
    private static final Pattern WEEKS = Pattern.compile("P\\d+W");

    private static final Pattern NOT_ZERO = Pattern.compile("[1-9]");
    private static final Pattern REPETITIONS = Pattern.compile("R\\d{0,6}");

    /** A date, with or without time, seconds and offset. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'HH:mm[:ss[.SSS]][XXX][XX]]")
            .withResolverStyle(ResolverStyle.STRICT);

    /** How a value is written, and what the sentence says otherwise. */
    private enum Kind {
        DATE("不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}"),
        DURATION("不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}"),
        CYCLE("不是周期；应写成 R3/P1D（每天一次，共三次）、0 0 9 * * ?（每天九点）或 ${…}"),
        RETRIES("不是重试的周期；应写成 R3/PT5M（每五分钟一次，共三次）、PT5M,PT1H 或 ${…}"),
        HISTORY("不是天数；应写成 P1825D（五年）或者整数，例如 1825"),
        NUMBER("不是整数；应写成整数，例如 50，或 ${…}"),
        COUNT("不是大于 0 的整数；应写成整数，例如 3，或 ${…}"),
        BOOLEAN("不对；应写成 true 或 false");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        private boolean accepts(String value) {
            return switch (this) {
                case DATE -> isDate(value) || isDuration(value);
                case DURATION -> isDuration(value) || isInterval(List.of(value.split("/")));
                case CYCLE -> isCycle(value);
                case RETRIES ->
                    Stream.of(value.split(",", -1))
                            .map(String::strip)
                            .allMatch(interval ->
                                    isDuration(interval) || (interval.startsWith("R") && isCycle(interval)));
                case HISTORY -> LiteralRules.DAYS.matcher(value).matches();
                case NUMBER -> WHOLE_NUMBER.matcher(value).matches();
                case COUNT -> LiteralRules.COUNT.matcher(value).matches();
                case BOOLEAN -> value.equals("true") || value.equals("false");
            };
        }
    }

    private record Attribute(String label, Kind kind) {}

    private static final String JOB_PRIORITY = "作业优先级";

    private static final Attribute TIME_DATE = new Attribute("日期", Kind.DATE);
    private static final Attribute TIME_DURATION = new Attribute("时长", Kind.DURATION);
    private static final Attribute TIME_CYCLE = new Attribute("周期", Kind.CYCLE);

    /** The attributes in Camunda's namespace, with their labels in Modeler. */
    private static final Map<String, Attribute> ATTRIBUTES = attributes();

    private LiteralRules() {}

    private static Map<String, Attribute> attributes() {
        var attributes = new LinkedHashMap<String, Attribute>();
        attributes.put("dueDate", new Attribute("期限", Kind.DATE));
        attributes.put("followUpDate", new Attribute("跟进日期", Kind.DATE));
        attributes.put("priority", new Attribute("优先级", Kind.NUMBER));
        attributes.put("jobPriority", new Attribute(JOB_PRIORITY, Kind.NUMBER));
        attributes.put("taskPriority", new Attribute("外部任务优先级", Kind.NUMBER));
        attributes.put("historyTimeToLive", new Attribute("历史保留时间", Kind.HISTORY));
        attributes.put("calledElementVersion", new Attribute("被调用流程的版本", Kind.COUNT));
        attributes.put("decisionRefVersion", new Attribute("判断表的版本", Kind.COUNT));
        Stream.of("asyncBefore", "asyncAfter", "async", "exclusive", "isStartableInTasklist")
                .forEach(name -> attributes.put(name, new Attribute("属性 " + name + " ", Kind.BOOLEAN)));
        return attributes;
    }

    static Stream<Violation> attributesHaveValidValues(DeploymentCandidate deployment) {
        return attributes(deployment).flatMap(LiteralRules::violation);
    }

    static Stream<Violation> timersHaveValidTimes(DeploymentCandidate deployment) {
        return timers(deployment).flatMap(LiteralRules::violation);
    }

    /** An attribute that reads a variable, whose value is written elsewhere in the model. */
    static Stream<Violation> variablesHaveValidValues(DeploymentCandidate deployment) {
        var variables = new LiteralVariables(deployment);
        var reported = new HashSet<LiteralVariables.Value>();
        return Stream.concat(attributes(deployment), timers(deployment))
                .filter(place -> !place.attribute().label().equals(JOB_PRIORITY))
                .flatMap(place -> variables.of(place.element(), place.value()).stream()
                        .filter(value -> !place.attribute().kind().accepts(value.value()) && reported.add(value))
                        .map(value -> value.at()
                                .violation("%s“%s”%s。它用作%s的%s。"
                                        .formatted(
                                                value.place(),
                                                value.value(),
                                                place.attribute().kind().reason,
                                                place.element().name().strip(),
                                                place.attribute().label()))));
    }

    private record Place(ModelElement<?> element, Attribute attribute, String value) {

        static Stream<Place> of(ModelElement<?> element, Attribute attribute, @Nullable String value) {
            return value == null || value.isBlank()
                    ? Stream.empty()
                    : Stream.of(new Place(element, attribute, value.strip()));
        }
    }

    private static Stream<Place> attributes(DeploymentCandidate deployment) {
        return Stream.of(Process.class, FlowElement.class, MultiInstanceLoopCharacteristics.class)
                .flatMap(type -> deployment.all(type))
                .flatMap(element -> ATTRIBUTES.entrySet().stream()
                        .flatMap(attribute -> Place.of(
                                element.owner(),
                                attribute.getValue(),
                                element.element()
                                        .getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute.getKey()))));
    }

    private static Stream<Place> timers(DeploymentCandidate deployment) {
        return deployment.all(TimerEventDefinition.class).flatMap(timer -> Stream.of(
                        Place.of(timer.owner(), TIME_DATE, text(timer.element().getTimeDate())),
                        Place.of(
                                timer.owner(),
                                TIME_DURATION,
                                text(timer.element().getTimeDuration())),
                        Place.of(timer.owner(), TIME_CYCLE, text(timer.element().getTimeCycle())))
                .flatMap(places -> places));
    }

    private static Stream<Violation> violation(Place place) {
        return violation(
                place.element(), place.attribute().label(), place.attribute().kind(), place.value());
    }

    static Stream<Violation> numbersOfInstancesAreValid(DeploymentCandidate deployment) {
        return deployment
                .all(MultiInstanceLoopCharacteristics.class)
                .flatMap(loop -> violation(
                        loop.owner(), "份数", Kind.COUNT, text(loop.element().getLoopCardinality())));
    }

    static Stream<Violation> retryTimesAreValid(DeploymentCandidate deployment) {
        return Stream.of(Process.class, FlowElement.class, MultiInstanceLoopCharacteristics.class)
                .flatMap(type -> deployment.all(type))
                .flatMap(element -> element.extensions(CamundaFailedJobRetryTimeCycle.class)
                        .flatMap(cycle -> violation(element.owner(), "重试周期", Kind.RETRIES, cycle.getTextContent())));
    }

    static Stream<Violation> tablesHaveValidValues(DeploymentCandidate deployment) {
        return deployment
                .tables()
                .flatMap(table -> Optional.ofNullable(table.decision().getCamundaHistoryTimeToLiveString())
                        .filter(value -> isWrong(value, Kind.HISTORY))
                        .map(value -> table.violation(sentence("历史保留时间", Kind.HISTORY, value)))
                        .stream());
    }

    private static Stream<Violation> violation(
            ModelElement<?> element, String label, Kind kind, @Nullable String value) {
        return value != null && isWrong(value, kind)
                ? Stream.of(element.violation(sentence(label, kind, value.strip())))
                : Stream.empty();
    }

    private static String sentence(String label, Kind kind, String value) {
        return "的%s“%s”%s。".formatted(label, value, kind.reason);
    }

    private static boolean isWrong(String value, Kind kind) {
        return ExpressionLiterals.valueOf(value)
                .filter(literal -> !kind.accepts(literal.strip()))
                .isPresent();
    }

    private static @Nullable String text(@Nullable ModelElementInstance element) {
        return element == null ? null : element.getTextContent();
    }

    private static boolean isDuration(String value) {
        return DURATION.matcher(value).matches() || WEEKS.matcher(value).matches();
    }

    private static boolean isDate(String value) {
        try {
            DATE.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Two dates, or a date and a duration. */
    private static boolean isInterval(List<String> parts) {
        return parts.size() == 2
                && parts.stream().allMatch(part -> isDate(part) || isDuration(part))
                && parts.stream().anyMatch(LiteralRules::isDate);
    }

    /** A repetition or a cron expression as in Spring, which the engine uses. A repetition without a pause would create jobs without end. */
    private static boolean isCycle(String value) {
        if (!value.startsWith("R")) {
            return CronExpression.isValidExpression(value);
        }
        var parts = List.of(value.split("/"));
        var interval = parts.subList(1, parts.size());
        return REPETITIONS.matcher(parts.get(0)).matches()
                && ((interval.size() == 1 && isDuration(interval.get(0))) || isInterval(interval))
                && interval.stream().filter(LiteralRules::isDuration).allMatch(duration -> NOT_ZERO.matcher(duration)
                        .find());
    }
}
