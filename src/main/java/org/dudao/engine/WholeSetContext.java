package org.dudao.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.dudao.model.DeploymentContext;

/** A context without deployed models, to check a set of files that is complete. The beans and steps are the present ones. */
record WholeSetContext(DeploymentContext present) implements DeploymentContext {

    @Override
    public Set<String> processes() {
        return Set.of();
    }

    @Override
    public Optional<BpmnModelInstance> process(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<DmnModelInstance> decision(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> form(String id) {
        return Optional.empty();
    }

    @Override
    public boolean hasFormWith(String process, String form) {
        return false;
    }

    @Override
    public Set<String> steps() {
        return present.steps();
    }

    @Override
    public Optional<Class<?>> bean(String name) {
        return present.bean(name);
    }

    @Override
    public boolean hasGroup(String id) {
        return present.hasGroup(id);
    }

    @Override
    public boolean hasUser(String login) {
        return present.hasUser(login);
    }

    @Override
    public Set<String> variables() {
        return present.variables();
    }

    @Override
    public List<Waiting> waiting(String process) {
        return List.of();
    }
}
