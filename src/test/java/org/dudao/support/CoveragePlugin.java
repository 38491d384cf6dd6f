package org.dudao.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reports the executed flow nodes and sequence flows. The listener of the coverage library reads the model as the
 * logged-in user, and participants may not read models.
 */
public class CoveragePlugin extends AbstractProcessEnginePlugin {

    /** An element's id, and whether it is a sequence flow. */
    record Passed(String element, boolean flow) {}

    private static final List<BiConsumer<String, Passed>> WATCHERS = new CopyOnWriteArrayList<>();

    /** @param watcher receives the process id and the element */
    static void watch(BiConsumer<String, Passed> watcher) {
        WATCHERS.add(watcher);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Listening()));
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static class Listening extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.getActivities().forEach(activity -> listen(process.getKey(), activity));
        }

        private static void listen(String process, ActivityImpl activity) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, tell(process, activity.getId(), false));
            activity.getOutgoingTransitions().forEach(flow -> ((TransitionImpl) flow)
                    .addListener(ExecutionListener.EVENTNAME_TAKE, tell(process, flow.getId(), true)));
            activity.getActivities().forEach(inner -> listen(process, inner));
        }

        private static ExecutionListener tell(String process, String element, boolean flow) {
            return execution -> WATCHERS.forEach(watcher -> watcher.accept(process, new Passed(element, flow)));
        }
    }
}
