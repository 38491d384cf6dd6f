package org.dudao.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dudao.form.FormField;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes the copy of one process for a rehearsal.
 *
 * <p>The copy is a new document that is built from a closed list of elements and attributes. What is not in the list is left out:
 * expressions on beans, listeners, scripts, jobs, timers, business keys, signals and messages to other instances. What would run in
 * production becomes the documentation of the element, and the page of the rehearsal shows it. In the copy
 *
 * <ul>
 *   <li>every user task is assigned to the designer;
 *   <li>a service task does nothing;
 *   <li>each event that waits is a message with a name of its own, which the designer triggers;
 *   <li>a condition that reads only variables of the copy stays; for others a user task asks which way to go;
 *   <li>a called process is a copy, too, up to the limit of {@link RehearsalFiles#limit}.
 *   <li>a multi-instance runs twice, and once inside another multi-instance.
 * </ul>
 */
final class RehearsalProcess {

    static final String QUESTION_ID = "UserTask_Rehearsal";
    static final String CHOICE_NAME = "选择走向：";

    private static final Set<String> PASSING = Set.of(
            "serviceTask", "sendTask", "scriptTask", "task", "manualTask", "businessRuleTask", "adHocSubProcess");
    private static final Set<String> COPIED_DEFINITIONS = Set.of(
            "errorEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition",
            "cancelEventDefinition",
            "terminateEventDefinition",
            "linkEventDefinition");
    private static final Set<String> WAITING_DEFINITIONS = Set.of(
            "timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");
    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");
    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction");

    /** A kind of material becomes a part of the key of a process. */
    private static final Pattern KIND = Pattern.compile("[\\w.-]+");

    private static final String NO_ACTION = "${true}";
    private static final String MOST_INSTANCES = "2";

    /** Nested loops would multiply. */
    private static final String NESTED_INSTANCES = "1";

    private static final String LOOP = "multiInstanceLoopCharacteristics";

    private final RehearsalFiles files;
    private final String deployment;
    private final String key;
    private final String login;
    private final RehearsalFiles.Call call;
    private final RehearsalXml xml = new RehearsalXml();
    private final boolean keepsConditions;
    private final RehearsalVariables variables = new RehearsalVariables();
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private int questions;

    /**
     * @param deployment the deployment of the original
     * @param key the key of the copy
     * @param call the original
     * @param keepsConditions whether the variables of the process are known when it starts
     */
    RehearsalProcess(
            RehearsalFiles files,
            String deployment,
            String key,
            String login,
            RehearsalFiles.Call call,
            boolean keepsConditions) {
        this.files = files;
        this.deployment = deployment;
        this.key = key;
        this.login = login;
        this.call = call;
        this.keepsConditions = keepsConditions;
    }

    byte[] of(byte[] original) {
        var document = (Document)
                ModelReader.deployedBpmn(original).getDocument().getDomSource().getNode();
        var process = RehearsalXml.descendants(document.getDocumentElement(), "process")
                .filter(element -> element.getAttribute("id").equals(call.process()))
                .findFirst()
                .orElseThrow();
        if (keepsConditions) {
            variables.collect(process, formsOfStart(process));
        }
        var copy = xml.add(xml.root(), "process");
        copy.setAttribute("id", key);
        copy.setAttribute("name", "试运行：" + RehearsalXml.nameOf(process) + nameOfMaterial());
        copy.setAttribute("isExecutable", "true");
        xml.camunda(copy, "historyTimeToLive", "P1D");
        xml.camunda(copy, "isStartableInTasklist", "false");
        copyErrors(document.getDocumentElement());
        copyContent(process, copy);
        xml.copyDiagrams(document.getDocumentElement(), call.process(), key);
        return xml.bytes();
    }

    Set<String> variables() {
        return variables.names();
    }

    private String nameOfMaterial() {
        return Optional.ofNullable(call.material())
                .flatMap(files::material)
                .flatMap(row -> row.output("name"))
                .map("（%s）"::formatted)
                .orElse("");
    }

    private List<FormField> formsOfStart(Element process) {
        return RehearsalXml.children(process, "startEvent")
                .flatMap(start -> form(start).stream())
                .flatMap(form -> form.fields().stream())
                .filter(field -> field.use() == FormField.Use.ANSWER)
                .toList();
    }

    private void copyErrors(Element definitions) {
        Stream.of("error", "escalation")
                .forEach(type -> RehearsalXml.children(definitions, type).forEach(error -> {
                    var copy = xml.addBefore(
                            RehearsalXml.descendants(xml.root(), "process")
                                    .findFirst()
                                    .orElseThrow(),
                            type);
                    RehearsalXml.copyAttributes(error, copy, "id", "name", "errorCode", "escalationCode");
                }));
    }

    private void copyContent(Element from, Element to) {
        boolean isEventSubProcess = "true".equals(from.getAttribute("triggeredByEvent"));
        RehearsalXml.children(from).forEach(element -> copyNode(element, to, isEventSubProcess));
        RehearsalXml.children(from, "sequenceFlow").forEach(flow -> copyFlow(flow, to));
        RehearsalXml.children(from, "startEvent").forEach(start -> askStartForm(start, to));
        RehearsalXml.children(from).forEach(element -> askConditions(element, from, to));
        // In the schema, associations stand after all nodes and flows.
        RehearsalXml.children(from, "association").forEach(association -> copyAssociation(association, to));
    }

    private void copyNode(Element element, Element to, boolean isEventSubProcess) {
        var type = element.getLocalName();
        switch (type) {
            case "startEvent" -> copyStart(element, to, isEventSubProcess);
            case "endEvent", "intermediateThrowEvent" -> copyThrowingEvent(element, to);
            case "intermediateCatchEvent", "boundaryEvent" -> copyCatchingEvent(element, to);
            case "receiveTask" -> copyReceiveTask(element, to);
            case "userTask" -> copyUserTask(element, to);
            case "callActivity" -> copyCall(element, to);
            default -> {
                if (PASSING.contains(type)) {
                    copyPassing(element, to);
                } else if (GATEWAYS.contains(type)) {
                    RehearsalXml.copyAttributes(element, node(element, to, type), "default");
                } else if (SUB_PROCESSES.contains(type)) {
                    copySubProcess(element, to);
                }
            }
        }
    }

    /** A new node with the id, the name and the note of what is left out. */
    private Element node(Element original, Element to, String type) {
        var copy = xml.add(to, type);
        RehearsalXml.copyAttributes(original, copy, "id", "name");
        var note = RehearsalNote.of(original, files::groupName);
        if (!note.isEmpty()) {
            xml.document(copy, note);
        }
        nodes.put(original.getAttribute("id"), copy);
        return copy;
    }

    private void copyStart(Element start, Element to, boolean isEventSubProcess) {
        boolean waits = definition(start, WAITING_DEFINITIONS).isPresent();
        if (waits && !isEventSubProcess && hasPlainStart(start)) {
            return;
        }
        var copy = node(start, to, "startEvent");
        if (isEventSubProcess) {
            RehearsalXml.copyAttributes(start, copy, "isInterrupting");
            copyDefinition(start, copy);
        }
    }

    private static boolean hasPlainStart(Element start) {
        return RehearsalXml.children((Element) start.getParentNode(), "startEvent")
                .anyMatch(other -> definition(other, WAITING_DEFINITIONS).isEmpty());
    }

    private void copyThrowingEvent(Element event, Element to) {
        var copy = node(event, to, event.getLocalName());
        definition(event, COPIED_DEFINITIONS).ifPresent(definition -> xml.copyDefinition(definition, copy));
    }

    private void copyCatchingEvent(Element event, Element to) {
        var copy = node(event, to, event.getLocalName());
        RehearsalXml.copyAttributes(event, copy, "attachedToRef", "cancelActivity");
        copyDefinition(event, copy);
    }

    private void copyDefinition(Element event, Element copy) {
        definition(event, COPIED_DEFINITIONS).ifPresent(definition -> xml.copyDefinition(definition, copy));
        if (definition(event, WAITING_DEFINITIONS).isPresent()) {
            xml.add(copy, "messageEventDefinition").setAttribute("messageRef", message(event));
        }
    }

    private static Optional<Element> definition(Element event, Set<String> types) {
        return RehearsalXml.children(event)
                .filter(child -> types.contains(child.getLocalName()))
                .findFirst();
    }

    /** A message that only this element of this rehearsal waits for. */
    private String message(Element event) {
        return xml.addMessage(key, event.getAttribute("id"));
    }

    private void copyReceiveTask(Element task, Element to) {
        var copy = node(task, to, "receiveTask");
        copy.setAttribute("messageRef", message(task));
        copyActivity(task, copy);
    }

    private void copyPassing(Element task, Element to) {
        var copy = node(task, to, "serviceTask");
        var decision = Optional.of(RehearsalXml.camunda(task, "decisionRef"))
                .filter(reference -> !reference.isEmpty() && !reference.contains("{"))
                .flatMap(files::decision);
        if (task.getLocalName().equals("businessRuleTask") && decision.isPresent()) {
            copy = xml.rename(copy, "businessRuleTask");
            nodes.put(task.getAttribute("id"), copy);
            xml.camunda(copy, "decisionRef", decision.get());
            xml.camunda(copy, "decisionRefBinding", "deployment");
            RehearsalXml.copyCamunda(task, copy, "mapDecisionResult", "resultVariable");
        } else {
            xml.camunda(copy, "expression", NO_ACTION);
        }
        copyActivity(task, copy);
    }

    private void copyUserTask(Element task, Element to) {
        var copy = node(task, to, "userTask");
        assign(copy);
        form(task).ifPresent(form -> setForm(copy, form.id()));
        copyActivity(task, copy);
    }

    private void assign(Element task) {
        xml.camunda(task, "assignee", login);
    }

    private void setForm(Element copy, String form) {
        xml.camunda(copy, "formRef", form);
        xml.camunda(copy, "formRefBinding", "deployment");
    }

    private Optional<FormFile> form(Element element) {
        var form = RehearsalXml.camunda(element, "formRef");
        if (form.contains("{")) {
            return RehearsalXml.property(element, ModelProperties.MATERIAL)
                    .or(() -> Optional.ofNullable(call.material()))
                    .flatMap(files::material)
                    .flatMap(row -> CallRules.formColumn(RehearsalXml.property(element, ModelProperties.STEP))
                            .flatMap(row::output))
                    .filter(id -> !id.contains("{"))
                    .flatMap(id -> files.form(deployment, id));
        }
        return form.isEmpty() ? Optional.empty() : files.form(deployment, form);
    }

    private void copyCall(Element activity, Element to) {
        var called = Optional.of(activity.getAttribute("calledElement"))
                .filter(process -> !process.isEmpty() && !process.contains("{"));
        var limit = called.flatMap(process -> files.limit(call.process(), process));
        var copied = called.filter(process -> limit.isEmpty())
                .flatMap(process ->
                        files.process(call.process(), new RehearsalFiles.Call(process, materialOf(activity))));
        if (copied.isEmpty()) {
            var passing = node(activity, to, "serviceTask");
            limit.ifPresent(note -> xml.document(passing, note));
            xml.camunda(passing, "expression", NO_ACTION);
            copyActivity(activity, passing);
            return;
        }
        var copy = node(activity, to, "callActivity");
        copy.setAttribute("calledElement", copied.get());
        xml.camunda(copy, "calledElementBinding", "deployment");
        variables.copyCallMappings(activity, copy, xml);
        copyActivity(activity, copy);
    }

    private static @Nullable String materialOf(Element call) {
        return RehearsalXml.extensions(call, "in")
                .filter(in -> in.getAttribute("target").equals(ModelProperties.MATERIAL))
                .map(in -> in.getAttribute("sourceExpression"))
                .filter(value -> KIND.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }

    private void copySubProcess(Element subProcess, Element to) {
        var copy = node(subProcess, to, subProcess.getLocalName());
        RehearsalXml.copyAttributes(subProcess, copy, "triggeredByEvent");
        copyActivity(subProcess, copy);
        copyContent(subProcess, copy);
    }

    /** The mappings and the loop, in the order of the schema: they stand before the content of a sub-process. */
    private void copyActivity(Element activity, Element copy) {
        RehearsalXml.copyAttributes(activity, copy, "isForCompensation", "default");
        variables.copyMappings(activity, copy, xml);
        RehearsalXml.children(activity, LOOP).findFirst().ifPresent(loop -> {
            var loopCopy = xml.add(copy, LOOP);
            RehearsalXml.copyAttributes(loop, loopCopy, "isSequential");
            xml.add(loopCopy, "loopCardinality").setTextContent(isInLoop(activity) ? NESTED_INSTANCES : MOST_INSTANCES);
        });
    }

    private static boolean isInLoop(Element activity) {
        return activity.getParentNode() instanceof Element parent
                && (RehearsalXml.children(parent, LOOP).findAny().isPresent() || isInLoop(parent));
    }

    private void copyFlow(Element flow, Element to) {
        if (nodes.containsKey(flow.getAttribute("sourceRef")) && nodes.containsKey(flow.getAttribute("targetRef"))) {
            var copy = xml.add(to, "sequenceFlow");
            RehearsalXml.copyAttributes(flow, copy, "id", "name", "sourceRef", "targetRef");
            condition(flow).filter(variables::canEvaluate).ifPresent(condition -> xml.addCondition(copy, condition));
        }
    }

    private void copyAssociation(Element association, Element to) {
        if (nodes.containsKey(association.getAttribute("sourceRef"))
                && nodes.containsKey(association.getAttribute("targetRef"))) {
            RehearsalXml.copyAttributes(
                    association, xml.add(to, "association"), "id", "sourceRef", "targetRef", "associationDirection");
        }
    }

    private static Optional<String> condition(Element flow) {
        return RehearsalXml.children(flow, "conditionExpression")
                .map(condition -> condition.getTextContent().strip())
                .findFirst();
    }

    /** The start form becomes a task after the start event. */
    private void askStartForm(Element start, Element to) {
        var form = form(start);
        if (form.isEmpty() || !nodes.containsKey(start.getAttribute("id"))) {
            return;
        }
        var question = question(to, "填写发起表单：" + RehearsalXml.nameOf(start), "正式运行时，发起人在发起流程时填写。");
        setForm(question, form.get().id());
        form.get().fields().stream()
                .filter(field -> field.use() == FormField.Use.ANSWER)
                .forEach(field -> variables.output(question, field.variable(), xml));
        moveOutgoing(start.getAttribute("id"), question, to);
    }

    private void askConditions(Element node, Element from, Element to) {
        var id = node.getAttribute("id");
        var flows = RehearsalXml.children(from, "sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                .toList();
        boolean isDecidable =
                flows.stream().flatMap(flow -> condition(flow).stream()).allMatch(variables::canEvaluate);
        if (isDecidable || !nodes.containsKey(id)) {
            return;
        }
        var question = question(to, RehearsalFiles.choice(RehearsalXml.nameOf(node)), note(flows));
        var defaultFlow = node.getAttribute("default");
        var form = node.getLocalName().equals("exclusiveGateway")
                ? RehearsalQuestion.oneWay("way%d".formatted(questions), flows, defaultFlow)
                : RehearsalQuestion.severalWays("way%d_".formatted(questions), flows, defaultFlow);
        setForm(question, files.addForm(form.json(), key + "-" + id).id());
        form.conditions().forEach((flow, condition) -> replaceCondition(flow, condition, to));
        form.variables().forEach(variable -> variables.output(question, variable, xml));
        if (GATEWAYS.contains(node.getLocalName())) {
            insertBefore(id, question, to, node.getLocalName());
        } else {
            moveOutgoing(id, question, to);
        }
    }

    private static String note(List<Element> flows) {
        var conditions = new ArrayList<String>();
        flows.forEach(flow -> condition(flow)
                .ifPresent(condition -> conditions.add("“%s”：%s".formatted(RehearsalXml.nameOf(flow), condition))));
        return "正式运行时系统自己判断：" + String.join("；", conditions);
    }

    private void replaceCondition(String flow, String condition, Element to) {
        RehearsalXml.children(to, "sequenceFlow")
                .filter(copy -> copy.getAttribute("id").equals(flow))
                .forEach(copy -> {
                    RehearsalXml.children(copy, "conditionExpression").toList().forEach(copy::removeChild);
                    xml.addCondition(copy, condition);
                });
    }

    /** A user task that the original does not have. */
    private Element question(Element to, String name, String note) {
        questions++;
        var question = xml.add(to, "userTask");
        question.setAttribute("id", QUESTION_ID + questions);
        question.setAttribute("name", name);
        xml.document(question, note);
        assign(question);
        return question;
    }

    /** Puts the question after the node. */
    private void moveOutgoing(String node, Element question, Element to) {
        flows(to, "sourceRef", node).forEach(flow -> flow.setAttribute("sourceRef", question.getAttribute("id")));
        var copy = Objects.requireNonNull(nodes.get(node));
        RehearsalXml.copyAttributes(copy, question, "default");
        copy.removeAttribute("default");
        flow(to, node, question.getAttribute("id"));
    }

    /** Several tokens at an inclusive gateway are joined before the question, so that it is asked once. */
    private void insertBefore(String gateway, Element question, Element to, String type) {
        var incoming = flows(to, "targetRef", gateway);
        var first = question.getAttribute("id");
        if (type.equals("inclusiveGateway") && incoming.size() > 1) {
            var join = xml.add(to, type);
            join.setAttribute("id", "Gateway_Rehearsal%d".formatted(questions));
            flow(to, join.getAttribute("id"), first);
            first = join.getAttribute("id");
        }
        for (var flow : incoming) {
            flow.setAttribute("targetRef", first);
        }
        flow(to, question.getAttribute("id"), gateway);
    }

    private static List<Element> flows(Element to, String end, String node) {
        return RehearsalXml.children(to, "sequenceFlow")
                .filter(flow -> flow.getAttribute(end).equals(node))
                .toList();
    }

    private void flow(Element to, String from, String target) {
        var flow = xml.add(to, "sequenceFlow");
        flow.setAttribute("id", "Flow_%s_%s".formatted(from, target));
        flow.setAttribute("sourceRef", from);
        flow.setAttribute("targetRef", target);
    }
}
