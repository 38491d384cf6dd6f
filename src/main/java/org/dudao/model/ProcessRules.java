package org.dudao.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Condition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Rules about a process as a whole. */
final class ProcessRules {

    private ProcessRules() {}

    /** The engine silently ignores a process that is not executable. */
    static Stream<Violation> everyFileHasAnExecutableProcess(DeploymentCandidate deployment) {
        return deployment
                .models()
                .filter(file -> file.model().getModelElementsByType(Process.class).stream()
                        .noneMatch(Process::isExecutable))
                .map(file -> new Violation(file.name(), file.name(), "里面没有可执行的流程，应在流程属性里勾选“可执行”（isExecutable）。"));
    }

    static Stream<Violation> historyTimeToLiveIsSet(DeploymentCandidate deployment) {
        return deployment
                .all(Process.class)
                .filter(process -> isBlank(process.element().getCamundaHistoryTimeToLiveString()))
                .map(process -> process.violation("没有写历史保留期限，应填“历史保留时间”，例如 P1825D。"));
    }

    static Stream<Violation> modelsHaveNoScripts(DeploymentCandidate deployment) {
        var tasks = deployment.all(ScriptTask.class).map(task -> task.violation("是脚本任务；模型里不写脚本，应改为服务任务，调用 ${…}。"));
        return Stream.concat(tasks, deployment.models().flatMap(file -> scripts(file.name(), file.model())));
    }

    private static Stream<Violation> scripts(String file, BpmnModelInstance model) {
        var scripts = model.getModelElementsByType(CamundaScript.class).stream().map(ModelElementInstance.class::cast);
        var conditions = model.getModelElementsByType(ConditionExpression.class).stream()
                .filter(condition -> condition.getLanguage() != null || condition.getCamundaResource() != null)
                .map(ModelElementInstance.class::cast);
        var events = model.getModelElementsByType(Condition.class).stream()
                .filter(condition -> condition.getAttributeValue("language") != null)
                .map(ModelElementInstance.class::cast);
        return Stream.of(scripts, conditions, events)
                .flatMap(all -> all)
                .flatMap(script -> ModelElement.ownerOf(file, script).stream())
                .map(owner -> owner.violation("里有脚本；模型里不写脚本，应改为表达式 ${…}。"));
    }

    /** Cockpit shows the position of an instance in the diagram. */
    static Stream<Violation> everyElementHasAShape(DeploymentCandidate deployment) {
        return deployment.models().flatMap(file -> {
            var drawn = drawnIds(file.model());
            return file.all(FlowElement.class)
                    .filter(part -> part.element() instanceof FlowNode || part.element() instanceof SequenceFlow)
                    .filter(part -> !drawn.contains(part.element().getId()))
                    .map(part -> part.violation("没有画在图上，应在 Camunda Modeler 里画出来。"));
        });
    }

    /** The model API cannot return an element of a type that it does not know, so this reads the attributes. */
    private static Set<String> drawnIds(BpmnModelInstance model) {
        return Stream.of(BpmnShape.class, BpmnEdge.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(shape -> String.valueOf(shape.getAttributeValue("bpmnElement")))
                .collect(Collectors.toSet());
    }

    /** Two definitions with the same id in one deployment. */
    static Stream<Violation> everyProcessIdIsUnique(DeploymentCandidate deployment) {
        var processes = deployment.all(Process.class).toList();
        return processes.stream().flatMap(process -> processes.stream()
                .takeWhile(other -> !other.equals(process))
                .filter(other ->
                        other.element().getId().equals(process.element().getId()))
                .limit(1)
                .map(other -> process.violation("的标识和 %s 里的流程相同；应改一个标识。".formatted(other.file()))));
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
