package org.dudao.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.dudao.model.ModelCheck;
import org.dudao.model.Violation;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.RehearsalTenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * Refuses every deployment that breaks a rule. Instances that cannot move to the new version are a reason to refuse when a person
 * deploys; when the product itself deploys at its start, they are only logged.
 */
@Component
class ModelDeployer implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final ModelCheck check;
    private final BeanFactory beans;
    private final DeploymentGuard guard;

    ModelDeployer(ModelCheck check, BeanFactory beans, DeploymentGuard guard) {
        this.check = check;
        this.beans = beans;
        this.guard = guard;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        boolean isByAPerson = Context.getCommandContext().getAuthenticatedUserId() != null;
        if (isByAPerson) {
            guard.checkDeploy(deployment);
        } else if (RehearsalTenants.isRehearsal(deployment.getTenantId())) {
            // The copies come from checked models, and break rules on purpose: no due dates, English ids.
            return;
        }
        var present = new DeployedModelContext(beans);
        if (ChangedFilesCompletion.isRequested()) {
            new ChangedFilesCompletion(check, present).complete(deployment);
        }
        var result = check.check(ChangedFilesCompletion.contents(deployment), present);
        refuse(result.unreadable());
        refuse(result.violations());
        if (isByAPerson) {
            refuse(result.leftBehind());
        }
        result.leftBehind().forEach(violation -> log.warn("{}", violation));
    }

    /** Refuses the deployment when there are violations. */
    static void refuse(List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        var lines = violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
        throw new Refusal(
                Refusal.Kind.BAD_REQUEST,
                violations.size() == 1 ? lines : "%s\n共 %d 处，改好以后再部署。".formatted(lines, violations.size()),
                violations.stream()
                        .map(violation ->
                                new Refusal.FieldError(violation.element(), violation.file(), violation.sentence()))
                        .toList());
    }
}
