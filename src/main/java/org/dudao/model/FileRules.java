package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElementReference;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A deployment has only files that are checked. What such a file must have before the rules can check it: it is made for this engine, and
 * its elements have ids.
 */
final class FileRules {

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String CAMUNDA_8 =
            "是 Camunda 8 的模型（%s），本系统用的是 Camunda 7；应在 Camunda Modeler 里新建 Camunda 7 的图，把内容搬过去。";

    /** Flow nodes that neither the engine nor its model API knows. */
    private static final List<String> UNSUPPORTED = List.of(
            "adHocSubProcess",
            "choreographyTask",
            "callChoreography",
            "subChoreography",
            "implicitThrowEvent",
            "event");

    /** The engine recognizes files by these endings; each ends with the short form that {@link DeploymentCandidate} reads. */
    private static final List<String> ENDINGS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml", ".form");

    private FileRules() {}

    static Stream<Violation> everyFileIsAModelATableOrAForm(DeploymentCandidate deployment) {
        return deployment
                .fileNames()
                .filter(file -> ENDINGS.stream().noneMatch(file::endsWith))
                .map(file -> new Violation(
                        file,
                        file,
                        "这种文件不能部署；只能部署流程（.bpmn、.bpmn20.xml）、判断表（.dmn、.dmn11.xml）和表单（.form），扩展名用小写，应去掉这个文件。"));
    }

    static List<Violation> problems(BpmnFile file) {
        var foreign = madeForCamunda8(file.name(), file.model().getDocument());
        if (foreign.isPresent()) {
            return List.of(foreign.get());
        }
        var unsupported = UNSUPPORTED.stream()
                .flatMap(name ->
                        file.model().getDocument().getElementsByNameNs(BpmnModelConstants.BPMN20_NS, name).stream())
                .map(element -> new Violation(
                        file.name(),
                        Objects.requireNonNullElse(element.getAttribute("id"), file.name()),
                        "%s是 <%s>，本系统不认；应改成普通的子流程或任务，把次序画出来。".formatted(name(element), element.getLocalName())))
                .toList();
        if (!unsupported.isEmpty()) {
            return unsupported;
        }
        var processes = file.model().getModelElementsByType(Process.class).stream()
                .filter(process -> isBlank(process.getId()))
                .map(process -> new Violation(
                        file.name(), file.name(), nameless("流程", process) + "没有标识；应填标识（ID），例如 stageLearnListen。"));
        var nodes = Stream.concat(file.all(FlowNode.class), file.all(SequenceFlow.class))
                .filter(element -> isBlank(element.element().getId()))
                .map(element -> new Violation(
                        file.name(),
                        file.name(),
                        nameless("<" + element.element().getElementType().getTypeName() + ">", element.element())
                                + "没有标识；应填标识（ID），例如 UserTask_ReviewMaterial。"));
        var flows = file.all(SequenceFlow.class)
                .filter(flow ->
                        flow.element().getSource() == null || flow.element().getTarget() == null)
                .map(flow -> flow.violation("的一头没有连在步骤上；应在 Modeler 里重新连接，或者删掉。"));
        return Stream.of(processes, nodes, flows)
                .flatMap(violations -> violations)
                .toList();
    }

    private static String name(DomElement element) {
        return Violation.name(element.getAttribute("name"), element.getAttribute("id"));
    }

    private static String nameless(String kind, BaseElement element) {
        var label = new ModelElement<>("", element).label();
        return label.isEmpty() ? "里有一个%s".formatted(kind) : "里的%s“%s”".formatted(kind, label);
    }

    static List<Violation> problems(String file, DmnModelInstance model) {
        var foreign = madeForCamunda8(file, model.getDocument());
        if (foreign.isPresent()) {
            return List.of(foreign.get());
        }
        var decisions = model.getModelElementsByType(Decision.class).stream()
                .filter(decision -> isBlank(decision.getId()))
                .map(decision -> new Violation(
                        file,
                        file,
                        "里的判断表“%s”没有标识；应填标识（ID），例如 studySufficient。"
                                .formatted(Objects.requireNonNullElse(decision.getName(), ""))));
        var references = model.getModelElementsByType(DmnElementReference.class).stream()
                .filter(reference -> reference.getHref() != null && isMissing(model, reference.getHref()))
                .map(reference -> new Violation(
                        file,
                        file,
                        "里的 <%s> 要用的元素“%s”文件里没有；应在 Modeler 里重新连线，或者删掉。"
                                .formatted(
                                        reference.getElementType().getTypeName(),
                                        Objects.toString(reference.getHref(), "")
                                                .replaceFirst("^#", ""))));
        return Stream.concat(decisions, references).toList();
    }

    private static boolean isMissing(DmnModelInstance model, String href) {
        return isBlank(href) || (href.startsWith("#") && model.getModelElementById(href.substring(1)) == null);
    }

    private static Optional<Violation> madeForCamunda8(String file, DomDocument document) {
        var platform = document.getRootElement().getAttribute(MODELER, "executionPlatform");
        if ("Camunda Cloud".equals(platform)) {
            return Optional.of(
                    new Violation(file, file, CAMUNDA_8.formatted("modeler:executionPlatform=\"Camunda Cloud\"")));
        }
        var elements = ((Document) document.getDomSource().getNode()).getElementsByTagNameNS(ZEEBE, "*");
        return elements.getLength() == 0
                ? Optional.empty()
                : Optional.of(madeForCamunda8(file, (Element) elements.item(0)));
    }

    private static Violation madeForCamunda8(String file, Element extension) {
        var used = "用了 zeebe:" + extension.getLocalName();
        for (var node = extension.getParentNode(); node instanceof Element owner; node = owner.getParentNode()) {
            var id = owner.getAttribute("id");
            if (!id.isBlank()) {
                var name = Violation.name(owner.getAttribute("name"), id);
                return new Violation(file, id, CAMUNDA_8.formatted(name + used));
            }
        }
        return new Violation(file, file, CAMUNDA_8.formatted(used));
    }
}
