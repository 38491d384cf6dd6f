package org.dudao.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * The groups and users that get a task exist. A task for an unknown group would be visible to nobody. {@link StarterRules} checks the
 * starters of a process.
 */
final class CandidateRules {

    private static final String UNKNOWN_GROUP =
            "的%s“%s”没有这个组；应是 office（活动办）、leading-group（领导小组）、unit-单位编码、supervision-督导组编码等有的组，或者 ${candidates}。";
    private static final String UNKNOWN_USER = "的%s“%s”没有这个用户；应写有的登录名，或者 ${…}。";

    private record Attribute(String label, BiPredicate<DeploymentContext, String> exists, String unknown) {}

    private static final Map<String, Attribute> ATTRIBUTES = attributes();

    private CandidateRules() {}

    private static Map<String, Attribute> attributes() {
        var attributes = new LinkedHashMap<String, Attribute>();
        attributes.put("candidateGroups", new Attribute("候选组", DeploymentContext::hasGroup, UNKNOWN_GROUP));
        attributes.put("candidateUsers", new Attribute("候选用户", DeploymentContext::hasUser, UNKNOWN_USER));
        attributes.put("assignee", new Attribute("办理人", DeploymentContext::hasUser, UNKNOWN_USER));
        return attributes;
    }

    static Stream<Violation> groupsAndUsersExist(DeploymentCandidate deployment) {
        return deployment.all(UserTask.class).flatMap(element -> ATTRIBUTES.entrySet().stream()
                .flatMap(attribute -> names(element, attribute.getKey())
                        .filter(name -> !attribute.getValue().exists().test(deployment.context(), name))
                        .map(name -> element.violation(attribute
                                .getValue()
                                .unknown()
                                .formatted(attribute.getValue().label(), name)))));
    }

    private static Stream<String> names(ModelElement<? extends BaseElement> element, String attribute) {
        var value = element.element().getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
        if (value == null) {
            return Stream.empty();
        }
        return value.contains("{") ? namesInExpression(element, attribute, value) : ModelElement.values(value);
    }

    /** The texts that the expression can return. An argument of a method is none. */
    private static Stream<String> namesInExpression(
            ModelElement<? extends BaseElement> element, String attribute, String value) {
        var at = new ModelElement<BaseElement>(element.file(), element.element());
        return new ModelExpression(at, attribute, value)
                .tree().stream().flatMap(tree -> texts(tree.getRoot())).flatMap(ModelElement::values);
    }

    private static Stream<String> texts(Node node) {
        if (node instanceof AstString text) {
            return Stream.of(String.valueOf(text.eval(null, null)));
        }
        return isCondition(node)
                ? Stream.empty()
                : ModelExpression.children(node).flatMap(CandidateRules::texts);
    }

    /** Comparisons and calls: their texts are not returned. */
    private static boolean isCondition(Node node) {
        return node instanceof AstMethod || node instanceof AstBinary;
    }
}
