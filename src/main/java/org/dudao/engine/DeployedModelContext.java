package org.dudao.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.dudao.model.DeploymentContext;
import org.dudao.model.ModelReader;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepVariables;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the present models of the engine during a deployment. It parses the files itself: the model API of the engine would start
 * another deployment of the definition.
 */
class DeployedModelContext implements DeploymentContext {

    /** The objects that an expression can use without a bean; {@code task} only in the listeners of a task. */
    private static final Map<String, Class<?>> IMPLICIT_OBJECTS =
            Map.of("execution", DelegateExecution.class, "task", DelegateTask.class);

    private final BeanFactory beans;
    private final RepositoryService repository;
    private final ManagementService management;
    private final IdentityService identities;
    private final Supplier<Set<String>> groups = SingletonSupplier.of(this::loadGroups);
    private final Map<String, ProcessDefinition> processes;

    /** Models that were read during this deployment, by definition id. */
    private final Map<String, BpmnModelInstance> models = new HashMap<>();

    DeployedModelContext(BeanFactory beans) {
        this.beans = beans;
        this.repository = Context.getProcessEngineConfiguration().getRepositoryService();
        this.management = Context.getProcessEngineConfiguration().getManagementService();
        this.identities = Context.getProcessEngineConfiguration().getIdentityService();
        this.processes = repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity(), (first, second) -> first));
    }

    @Override
    public Set<String> processes() {
        return processes.keySet();
    }

    @Override
    public Optional<BpmnModelInstance> process(String key) {
        return Optional.ofNullable(processes.get(key)).map(this::model);
    }

    private BpmnModelInstance model(ProcessDefinition definition) {
        var model = models.get(definition.getId());
        if (model == null) {
            model = ModelReader.deployedBpmn(content(definition));
            models.put(definition.getId(), model);
        }
        return model;
    }

    @Override
    public Optional<DmnModelInstance> decision(String key) {
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(definition).map(decision -> ModelReader.deployedDmn(content(decision)));
    }

    @Override
    public Optional<byte[]> form(String id) {
        return Optional.ofNullable(forms().findLatestDefinitionByKey(id)).map(this::content);
    }

    private byte[] content(ResourceDefinition definition) {
        try (var file = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasFormWith(String process, String form) {
        return Optional.ofNullable(processes.get(process))
                .filter(definition ->
                        forms().findDefinitionByDeploymentAndKey(definition.getDeploymentId(), form) != null)
                .isPresent();
    }

    private static CamundaFormDefinitionManager forms() {
        return Context.getCommandContext().getCamundaFormDefinitionManager();
    }

    @Override
    public Set<String> steps() {
        return Arrays.stream(Step.values()).map(Step::propertyValue).collect(Collectors.toSet());
    }

    @Override
    public Optional<Class<?>> bean(String name) {
        if (IMPLICIT_OBJECTS.containsKey(name)) {
            return Optional.of(IMPLICIT_OBJECTS.get(name));
        }
        return ModelBeanElResolver.typeOf(beans, name);
    }

    @Override
    public boolean hasGroup(String id) {
        return groups.get().isEmpty() || groups.get().contains(id) || CandidateGroups.isPermanent(id);
    }

    /** A designer may not read the groups and users; the check may. */
    private Set<String> loadGroups() {
        return Context.getCommandContext().runWithoutAuthorization(() -> identities.createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public boolean hasUser(String login) {
        return Context.getCommandContext()
                .runWithoutAuthorization(
                        () -> identities.createUserQuery().userId(login).count() > 0);
    }

    @Override
    public Set<String> variables() {
        return StepVariables.SET_BY_PRODUCT;
    }

    @Override
    public List<Waiting> waiting(String process) {
        var waiting = new TreeMap<String, Waiting>();
        for (var version : repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .list()) {
            for (var element :
                    management.createActivityStatisticsQuery(version.getId()).list()) {
                var count = new Waiting(element.getId(), label(version, element.getId()), element.getInstances());
                waiting.merge(
                        element.getId(),
                        count,
                        (older, newer) ->
                                new Waiting(older.element(), newer.label(), older.instances() + newer.instances()));
            }
        }
        return List.copyOf(waiting.values());
    }

    private String label(ProcessDefinition definition, String element) {
        return model(definition).getModelElementById(element) instanceof FlowElement flowElement
                        && flowElement.getName() != null
                ? flowElement.getName()
                : element;
    }
}
