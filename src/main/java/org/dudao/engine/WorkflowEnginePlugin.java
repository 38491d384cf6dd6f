package org.dudao.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.dudao.organization.Directory;
import org.dudao.workflow.DeadlineStore;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.MigrationOutcomes;
import org.dudao.workflow.StarterValues;
import org.dudao.workflow.TaskForms;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Registers the extensions of this package with the engine. */
@Component
class WorkflowEnginePlugin extends AbstractProcessEnginePlugin {

    private final StepHandlerRegistry handlers;
    private final TaskForms forms;
    private final ModelDeployer models;
    private final DraftStore drafts;
    private final DeadlineStore deadlines;
    private final ObjectProvider<MigrationOutcomes> migrations;
    private final ObjectProvider<StarterValues> starters;
    private final BeanFactory beans;
    private final DeploymentGuard deployments;
    private final IdentityGuard identities;

    WorkflowEnginePlugin(
            StepHandlerRegistry handlers,
            TaskForms forms,
            ModelDeployer models,
            DraftStore drafts,
            DeadlineStore deadlines,
            ObjectProvider<MigrationOutcomes> migrations,
            ObjectProvider<StarterValues> starters,
            BeanFactory beans,
            DeploymentGuard deployments,
            IdentityGuard identities) {
        this.handlers = handlers;
        this.forms = forms;
        this.models = models;
        this.drafts = drafts;
        this.deadlines = deadlines;
        this.migrations = migrations;
        this.starters = starters;
        this.beans = beans;
        this.deployments = deployments;
        this.identities = identities;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // The engine creates its deployers now; without the deployer for cases (CMMN) nobody opens a case.
        configuration.setCmmnEnabled(false);
        configuration.setCustomPostCommandInterceptorsTxRequired(interceptors());
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(interceptors());
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(
                new LogContextInterceptor(configuration),
                new StepFailureInterceptor(configuration),
                new CollisionInterceptor(configuration))));
        configuration.setFailedJobCommandFactory(new DatabaseAwareFailedJobCommandFactory());
        configuration.setCustomSessionFactories(new ArrayList<>(List.of(new CallerGroupsFactory())));
        configuration.setCustomPreDeployers(new ArrayList<>(List.of(models)));
        configuration.setCustomBatchJobHandlers(new ArrayList<>(List.of(new ReportingMigrationJobHandler(migrations))));
        configuration.setExpressionManager(new RestrictedExpressionManager(beans));
        configuration.setScriptEngineResolver(new NoScriptEngineResolver());
        configuration.setArtifactFactory(new NoClassesArtifactFactory());
        configuration.setResourceAuthorizationProvider(new MinimalAuthorizationProvider());
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new UserTaskParseListener(handlers, drafts, deadlines));
        listeners.add(new OwnerNameParseListener(beans.getBeanProvider(Directory.class)));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        // Otherwise the engine does not create the tables for cases, and its queries for cases fail.
        configuration.setCmmnEnabled(true);
        configuration
                .getCommandCheckers()
                .replaceAll(checker ->
                        checker instanceof AuthorizationCommandChecker ? new AssigneeUnclaimChecker() : checker);
        var deployers = configuration.getDeployers();
        deployers.replaceAll(deployer -> deployer == models ? deployer : new TranslatingDeployer(deployer));
        configuration.getDeploymentCache().setDeployers(deployers);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        EngineIndexes.create((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    /** New objects for each chain, because an interceptor stores the next one. */
    private List<CommandInterceptor> interceptors() {
        return new ArrayList<>(List.of(
                new CommandGuard(
                        new TaskGuard(handlers, forms), new StartGuard(forms, starters), deployments, identities),
                new FormOpeningInterceptor(handlers, forms, drafts),
                new FormHintInterceptor(handlers),
                new StartGrantsInterceptor()));
    }

    private static class CallerGroupsFactory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new CallerGroupsAuthorizationManager();
        }
    }
}
