package org.dudao.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.dudao.form.Forms;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepVariables;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.util.ClassUtils;

/** The model check without an application: nothing is deployed yet, and the beans are those that the code declares. */
public final class Models {

    private Models() {}

    public static ModelCheck check() {
        return new ModelCheck(Forms.reader());
    }

    public static DeploymentContext nothingDeployed() {
        return new NothingDeployed(beans());
    }

    static Map<String, Class<?>> beans() {
        var registry = new SimpleBeanDefinitionRegistry();
        new ClassPathBeanDefinitionScanner(registry).scan("org.dudao");
        var beans = Arrays.stream(registry.getBeanDefinitionNames())
                .filter(name -> registry.getBeanDefinition(name).getBeanClassName() != null)
                .collect(Collectors.<String, String, Class<?>>toMap(
                        name -> name,
                        name -> ClassUtils.resolveClassName(
                                String.valueOf(registry.getBeanDefinition(name).getBeanClassName()), null)));
        beans.values().removeIf(bean -> !ExpressionAccess.isCallable(bean));
        beans.put("execution", DelegateExecution.class);
        beans.put("task", DelegateTask.class);
        return beans;
    }

    static class NothingDeployed implements DeploymentContext {

        private final Map<String, Class<?>> beans;

        NothingDeployed(Map<String, Class<?>> beans) {
            this.beans = beans;
        }

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
            return Arrays.stream(Step.values()).map(Step::propertyValue).collect(Collectors.toSet());
        }

        @Override
        public Optional<Class<?>> bean(String name) {
            return Optional.ofNullable(beans.get(name));
        }

        @Override
        public boolean hasGroup(String id) {
            return CandidateGroups.isPermanent(id) || id.equals("supervision-01");
        }

        @Override
        public boolean hasUser(String login) {
            return login.equals("u001");
        }

        @Override
        public Set<String> variables() {
            return StepVariables.SET_BY_PRODUCT;
        }

        @Override
        public List<Waiting> waiting(String process) {
            return List.of();
        }
    }
}
