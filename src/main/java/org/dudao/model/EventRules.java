package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Every event says what it waits for or reports, and what it refers to exists. */
final class EventRules {

    /** The definitions in a file that events refer to, by the Chinese name of their kind. */
    private static final Map<Class<? extends RootElement>, String> GLOBAL =
            Map.of(Message.class, "消息", Signal.class, "信号", Error.class, "错误", Escalation.class, "升级");

    /** The elements that refer to such a definition. */
    private static final List<Class<? extends BaseElement>> REFERRING =
            List.of(EventDefinition.class, ReceiveTask.class, SendTask.class, MessageFlow.class);

    private EventRules() {}

    static Stream<Violation> everyEventHasOneDefinition(DeploymentCandidate deployment) {
        return deployment.all(Event.class).flatMap(event -> {
            var definitions = FlowGraph.definitions(event.element());
            if (definitions.size() > 1) {
                return Stream.of(event.violation("写了 %d 种触发方式（%s），只认一种；应只留一种，其他的另画事件。"
                        .formatted(
                                definitions.size(),
                                definitions.stream()
                                        .map(definition ->
                                                definition.getElementType().getTypeName())
                                        .collect(Collectors.joining("、")))));
            }
            boolean needsDefinition =
                    event.element() instanceof BoundaryEvent || event.element() instanceof IntermediateCatchEvent;
            return needsDefinition && definitions.isEmpty()
                    ? Stream.of(event.violation("没有写等什么，应在 Modeler 里改成定时、消息等事件（扳手图标）。"))
                    : Stream.empty();
        });
    }

    static Stream<Violation> everyEventIsDefined(DeploymentCandidate deployment) {
        var events = deployment.all(Event.class).flatMap(event -> FlowGraph.definitions(event.element()).stream()
                .flatMap(definition -> problem(event.element(), definition).map(event::violation).stream()));
        var receiving = deployment
                .all(ReceiveTask.class)
                .filter(task -> task.element().getMessage() == null)
                .map(task -> task.violation("没有写等哪个消息，应在 Modeler 里选“全局消息引用”。"));
        return Stream.concat(events, receiving);
    }

    private static Optional<String> problem(Event event, EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer) {
            return problemOfTimer(timer);
        }
        if (definition instanceof ConditionalEventDefinition conditional) {
            return conditional.getCondition() == null
                            || isBlank(conditional.getCondition().getTextContent())
                    ? Optional.of("没有写条件，应填 ${…}。")
                    : Optional.empty();
        }
        if (definition instanceof MessageEventDefinition message) {
            return problemOfReference(definition, "messageRef", "消息", message.getMessage());
        }
        if (definition instanceof SignalEventDefinition signal) {
            return problemOfReference(definition, "signalRef", "信号", signal.getSignal());
        }
        if (definition instanceof ErrorEventDefinition error) {
            return isBlank(reference(definition, "errorRef")) && !(event instanceof EndEvent)
                    ? Optional.empty()
                    : problemOfReference(definition, "errorRef", "错误", error.getError())
                            .or(() -> event instanceof EndEvent
                                            && isBlank(error.getError().getErrorCode())
                                    ? Optional.of("的错误没有代码，应填“错误代码”。")
                                    : Optional.empty());
        }
        if (definition instanceof EscalationEventDefinition escalation) {
            return isBlank(reference(definition, "escalationRef")) && event instanceof CatchEvent
                    ? Optional.empty()
                    : problemOfReference(definition, "escalationRef", "升级", escalation.getEscalation())
                            .or(() -> event instanceof ThrowEvent
                                            && isBlank(
                                                    escalation.getEscalation().getEscalationCode())
                                    ? Optional.of("的升级没有代码，应填“升级代码”。")
                                    : Optional.empty());
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfTimer(TimerEventDefinition timer) {
        var times = Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(Objects::nonNull)
                .map(ModelElementInstance::getTextContent)
                .toList();
        if (times.stream().allMatch(String::isBlank)) {
            return Optional.of("是定时事件，没有写时间；应填时长（例如 P5D，五天）、日期（例如 2027-03-25T00:00:00）或者周期（例如 R3/P1D）。");
        }
        return times.size() > 1 ? Optional.of("的时间写了 %d 种；日期、时长、周期应只填一种。".formatted(times.size())) : Optional.empty();
    }

    private static Optional<String> problemOfReference(
            EventDefinition definition, String attribute, String kind, @Nullable ModelElementInstance target) {
        var reference = reference(definition, attribute);
        if (isBlank(reference)) {
            return Optional.of("没有写是哪个%s；应在属性里选一个%1$s，或者新建一个。".formatted(kind));
        }
        return target == null
                ? Optional.of("要用的%s %s 在文件里没有；应在属性里重新选一个%1$s，或者新建一个。".formatted(kind, reference))
                : Optional.empty();
    }

    private static @Nullable String reference(EventDefinition definition, String attribute) {
        return definition.getDomElement().getAttribute(attribute);
    }

    static Stream<Violation> startEventsFitTheirScope(DeploymentCandidate deployment) {
        var processes = deployment
                .all(Process.class)
                .map(process -> new ModelElement<BaseElement>(process.file(), process.element()));
        var subProcesses = deployment
                .all(SubProcess.class)
                .map(part -> new ModelElement<BaseElement>(part.file(), part.element()));
        return Stream.concat(processes, subProcesses).flatMap(container -> {
            var starts = List.copyOf(container.element().getChildElementsByType(StartEvent.class));
            var blank = starts.stream()
                    .filter(start -> start.getEventDefinitions().isEmpty())
                    .toList();
            if (container.element() instanceof SubProcess subProcess && subProcess.triggeredByEvent()) {
                return blank.stream().map(start -> new ModelElement<>(container.file(), start)
                        .violation("是事件子流程的开始，没有写由什么事件触发；应改成定时、消息、错误等开始事件。"));
            }
            if (container.element() instanceof SubProcess) {
                return starts.stream()
                        .filter(start -> !blank.contains(start) || blank.indexOf(start) > 0)
                        .map(start ->
                                new ModelElement<>(container.file(), start).violation("在子流程里用不了；子流程只能有一个没有触发方式的开始事件。"));
            }
            return blank.size() > 1
                    ? Stream.of(container.violation("有 %d 个没有触发方式的开始事件（%s），不知道从哪一个开始；应只留一个。"
                            .formatted(
                                    blank.size(),
                                    blank.stream().map(BaseElement::getId).collect(Collectors.joining("、")))))
                    : Stream.empty();
        });
    }

    /** A link is a pair in the same process or subprocess: any number of throw events and one catch event with the same name. */
    static Stream<Violation> everyLinkHasItsTarget(DeploymentCandidate deployment) {
        var links = deployment
                .all(Event.class)
                .filter(event -> FlowGraph.linkName(event.element()).findAny().isPresent())
                .toList();
        return links.stream().flatMap(link -> {
            var name = FlowGraph.linkName(link.element()).findFirst().orElse("");
            if (name.isBlank()) {
                return Stream.of(link.violation("是链接事件，没有写链接的名称；两头应填同一个名称。"));
            }
            var partners = links.stream()
                    .filter(other -> !other.equals(link)
                            && other.element()
                                    .getParentElement()
                                    .equals(link.element().getParentElement())
                            && FlowGraph.linkName(other.element()).anyMatch(name::equals))
                    .toList();
            boolean catches = link.element() instanceof CatchEvent;
            if (partners.stream().noneMatch(other -> other.element() instanceof CatchEvent != catches)) {
                return Stream.of(
                        link.violation("是链接事件，另一头“%s”没有；应在同一层里加一个同名的链接%s事件。".formatted(name, catches ? "抛出" : "捕获")));
            }
            return catches && partners.stream().anyMatch(other -> other.element() instanceof CatchEvent)
                    ? Stream.of(link.violation("是链接“%s”的终点，同名的终点不止一个；应只留一个。".formatted(name)))
                    : Stream.empty();
        });
    }

    static Stream<Violation> eventGatewaysLeadToEvents(DeploymentCandidate deployment) {
        return deployment.models().flatMap(file -> file.all(EventBasedGateway.class)
                .flatMap(gateway -> {
                    var targets = file.graph().out(gateway.element()).stream()
                            .map(SequenceFlow::getTarget)
                            .toList();
                    if (targets.size() < 2) {
                        return Stream.of(gateway.violation("是事件网关，后面应有两路以上，等先来的一个事件；只等一个事件时应删掉网关。"));
                    }
                    return targets.stream()
                            .filter(target -> !(target instanceof IntermediateCatchEvent))
                            .map(target -> gateway.violation("是事件网关，后面接的%s不是等待的事件；应接定时、消息等中间捕获事件。"
                                    .formatted(new ModelElement<>(file.name(), target).name())));
                }));
    }

    /** Messages, signals, errors and escalations have unique names, and an event uses each of them. */
    static Stream<Violation> everyGlobalDefinitionIsUsed(DeploymentCandidate deployment) {
        return deployment
                .models()
                .filter(file -> file.all(Process.class).findAny().isPresent())
                .flatMap(file -> GLOBAL.entrySet().stream()
                        .flatMap(kind -> problems(file, kind.getKey(), kind.getValue()))
                        .sorted((one, other) -> one.element().compareTo(other.element())));
    }

    private static Stream<Violation> problems(BpmnFile file, Class<? extends RootElement> type, String kind) {
        var all = file.model().getModelElementsByType(type);
        return all.stream().flatMap(definition -> {
            var at = new ModelElement<BaseElement>(file.name(), definition);
            if (at.label().isEmpty()) {
                return Stream.of(at.violation("是%s，没有名称；应填名称。".formatted(kind)));
            }
            boolean repeated = all.stream()
                    .anyMatch(other -> !other.equals(definition)
                            && new ModelElement<BaseElement>(file.name(), other)
                                    .label()
                                    .equals(at.label()));
            if (repeated) {
                return Stream.of(at.violation("是%s，和另一个同名；应合成一个，各处都选它。".formatted(kind)));
            }
            return isUsed(file, type, definition)
                    ? Stream.empty()
                    : Stream.of(at.violation("是%s，没有哪个事件用它；应在事件里选它，或者删掉。".formatted(kind)));
        });
    }

    private static boolean isUsed(BpmnFile file, Class<? extends RootElement> type, RootElement definition) {
        var attribute = type.getSimpleName().toLowerCase(Locale.ROOT) + "Ref";
        return REFERRING.stream()
                .flatMap(referring -> file.model().getModelElementsByType(referring).stream())
                .flatMap(element -> Stream.ofNullable(element.getDomElement().getAttribute(attribute)))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .anyMatch(reference -> reference.equals(definition.getId()));
    }
}
