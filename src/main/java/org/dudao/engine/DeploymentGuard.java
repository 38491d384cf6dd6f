package org.dudao.engine;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.dudao.model.ModelCheck;
import org.dudao.model.Violation;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.ModelUse;
import org.dudao.workflow.RehearsalTenants;
import org.dudao.workflow.ReleaseDeployment;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Checks whether a person may take back a deployment: the product did not make it, no instance runs on it, and the remaining models are
 * complete without it. The history stays, except that of a rehearsal. If an instance starts at the same moment, a foreign key of the
 * engine makes one of the two transactions fail.
 */
@Component
class DeploymentGuard {

    private static final CommandField<String> DEPLOYMENT =
            new CommandField<>(DeleteDeploymentCmd.class, "deploymentId", String.class);
    private static final CommandField<Boolean> CASCADE =
            new CommandField<>(DeleteDeploymentCmd.class, "cascade", Boolean.class);

    /** The length of the engine's columns. */
    private static final int LONGEST_TEXT = 255;

    private final ModelCheck check;
    private final NewestModels newest;
    private final BeanFactory beans;
    private final ObjectProvider<ModelUse> uses;
    private final ReleaseDeployment release;

    DeploymentGuard(
            ModelCheck check,
            NewestModels newest,
            BeanFactory beans,
            ObjectProvider<ModelUse> uses,
            ReleaseDeployment release) {
        this.check = check;
        this.newest = newest;
        this.beans = beans;
        this.uses = uses;
        this.release = release;
    }

    /**
     * The product recognizes its own deployment by the name at the next start, so no person may use that name. Only rehearsals belong to
     * a tenant.
     */
    void checkDeploy(DeploymentEntity deployment) {
        if (release.is(deployment.getName())) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "部署名称“%s”是系统自己用的，请换一个名称。".formatted(release.name()));
        }
        requireShort("部署名称（deployment-name）", deployment.getName());
        requireShort("部署来源（deployment-source）", deployment.getSource());
        if (deployment.getTenantId() != null) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "部署不能带租户（tenant-id），请去掉。");
        }
    }

    private static void requireShort(String field, @Nullable String text) {
        if (text != null && (text.length() > LONGEST_TEXT || text.indexOf(0) >= 0)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "%s最多 %d 个字，不能有控制字符。".formatted(field, LONGEST_TEXT));
        }
    }

    void checkDelete(DeleteDeploymentCmd command, CommandContext context) {
        var id = Objects.requireNonNullElse(DEPLOYMENT.of(command), "");
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkDeleteDeployment(id));
        var deployment = context.getDeploymentManager().findDeploymentById(id);
        if (deployment == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有这个部署，可能刚刚已经撤回，请刷新。");
        }
        if (RehearsalTenants.isRehearsal(deployment.getTenantId())) {
            CASCADE.set(command, true);
            return;
        }
        context.runWithoutAuthorization(() -> {
            check(deployment);
            return null;
        });
        CASCADE.set(command, false);
    }

    private void check(DeploymentEntity deployment) {
        if (release.is(deployment.getName())) {
            throw refusal(deployment, "这是系统自带的模型。要改，请部署新的版本。");
        }
        refuseRunningInstances(deployment);
        var loss = check.loss(
                newest.contents(""),
                newest.contents(deployment.getId()),
                new WholeSetContext(new DeployedModelContext(beans)));
        uses.stream()
                .flatMap(use -> use.reasonToKeep(loss.processes(), loss.materials()).stream())
                .findFirst()
                .ifPresent(reason -> {
                    throw refusal(deployment, reason + "。");
                });
        if (!loss.violations().isEmpty()) {
            throw refusal(deployment, "其他模型还要用它。撤回以后：\n" + lines(loss.violations()));
        }
    }

    private static String lines(Set<Violation> violations) {
        return violations.stream().map(Violation::toString).sorted().collect(Collectors.joining("\n"));
    }

    private static void refuseRunningInstances(DeploymentEntity deployment) {
        var configuration = Context.getProcessEngineConfiguration();
        var running =
                configuration
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list()
                        .stream()
                        .filter(definition -> instances(definition) > 0)
                        .map(definition -> "“%s”%d 个"
                                .formatted(
                                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                                        instances(definition)))
                        .collect(Collectors.joining("，"));
        if (!running.isEmpty()) {
            throw refusal(deployment, "还有实例在它的流程上运行：%s。请等它们办完，或者先把它们迁移到别的版本。".formatted(running));
        }
    }

    private static long instances(ProcessDefinition definition) {
        return Context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
    }

    private static Refusal refusal(DeploymentEntity deployment, String reason) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "部署“%s”不能撤回：%s"
                        .formatted(Objects.requireNonNullElse(deployment.getName(), deployment.getId()), reason));
    }
}
