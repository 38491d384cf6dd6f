package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Fails when the tests of a class do not execute all flow nodes and sequence flows of their model. The reports are
 * written to target/.
 */
public final class ModelCoverage implements BeforeAllCallback, AfterAllCallback {

    private static final String REPORTS = "target/process-test-coverage";

    private final String process;
    private final Set<CoveragePlugin.Passed> passed =
            new ConcurrentSkipListSet<>(Comparator.comparing(CoveragePlugin.Passed::element));

    private ModelCoverage(String process) {
        this.process = process;
    }

    public static ModelCoverage of(String process) {
        return new ModelCoverage(process);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        CoveragePlugin.watch((key, element) -> {
            if (key.equals(process)) {
                passed.add(element);
            }
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var model = model(SpringExtension.getApplicationContext(context).getBean(RepositoryService.class));
        var missed = new TreeSet<String>();
        Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream(),
                        model.getModelElementsByType(SequenceFlow.class).stream())
                .map(FlowElement::getId)
                .forEach(missed::add);
        int elements = missed.size();
        passed.forEach(element -> missed.remove(element.element()));
        // After an event-based gateway the engine continues at the event without executing the sequence flow to it.
        model.getModelElementsByType(EventBasedGateway.class).stream()
                .flatMap(gateway -> gateway.getOutgoing().stream())
                .filter(flow -> !missed.contains(flow.getTarget().getId()))
                .forEach(flow -> missed.remove(flow.getId()));
        report(context.getRequiredTestClass().getName(), elements, Bpmn.convertToString(model));
        assertThat(missed).as("never passed in %s, see %s", process, REPORTS).isEmpty();
    }

    private BpmnModelInstance model(RepositoryService repository) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return repository.getBpmnModelInstance(definition.getId());
    }

    private void report(String test, int elements, String xml) {
        var collector = new DefaultCollector(key -> new Model(key, elements, null, xml));
        collector.createSuite(new Suite(test, test)).addRun(new Run(test, test));
        collector.activateSuite(test);
        collector.activateRun(test);
        passed.forEach(element -> collector.addEvent(new Event(
                element.flow() ? EventSource.SEQUENCE_FLOW : EventSource.FLOW_NODE,
                element.flow() ? EventType.TAKE : EventType.END,
                element.element(),
                element.flow() ? "sequenceFlow" : "flowNode",
                process,
                0)));
        CoverageReportUtil.createReport(collector, REPORTS);
    }
}
