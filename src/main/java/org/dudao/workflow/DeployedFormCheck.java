package org.dudao.workflow;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.dudao.form.FormError;
import org.dudao.form.FormReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Names at the start each form in use that this release cannot check any more, because it has a rule that is newer than the form. A
 * task with such a form is refused when somebody completes it, so the administrator learns of it at the upgrade. A form is in use when
 * its deployment has the newest version of a process or running instances.
 */
@Component
class DeployedFormCheck {

    private static final Logger log = LoggerFactory.getLogger(DeployedFormCheck.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final FormReader reader;

    DeployedFormCheck(RepositoryService repository, RuntimeService runtime, FormReader reader) {
        this.repository = repository;
        this.runtime = runtime;
        this.reader = reader;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnOfUnusableForms() {
        deploymentsInUse().forEach(this::warnOfUnusableForms);
    }

    private Stream<String> deploymentsInUse() {
        var newest = repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .map(ProcessDefinition::getDeploymentId);
        var running = repository.createDeploymentQuery().withoutTenantId().list().stream()
                .map(Deployment::getId)
                .filter(deployment -> runtime.createProcessInstanceQuery()
                                .deploymentId(deployment)
                                .count()
                        > 0);
        return Stream.concat(newest, running).collect(Collectors.toCollection(TreeSet::new)).stream();
    }

    private void warnOfUnusableForms(String deployment) {
        repository.getDeploymentResourceNames(deployment).stream()
                .filter(file -> file.endsWith(".form"))
                .forEach(file -> {
                    var errors = reader.inspect(repository.getResourceAsStream(deployment, file))
                            .errors();
                    if (!errors.isEmpty()) {
                        log.warn("表单 %s（部署 %s）不合现在的规则，用它的任务办不了：%s。请流程设计人员改好，和用它的流程一起部署，再迁移正在办理的。"
                                .formatted(
                                        file,
                                        deployment,
                                        errors.stream().map(FormError::sentence).collect(Collectors.joining("；"))));
                    }
                });
    }
}
