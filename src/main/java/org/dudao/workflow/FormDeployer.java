package org.dudao.workflow;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.dudao.form.FormReader;
import org.dudao.form.FormUnusable;

/** Lets no form be deployed that could not be shown in Tasklist, or not be checked when it comes back. */
class FormDeployer implements Deployer {

    private final FormReader reader;

    FormDeployer(FormReader reader) {
        this.reader = reader;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        deployment.getResources().forEach((name, resource) -> {
            // As the engine tells a form from other resources.
            if (name.endsWith("form")) {
                try {
                    reader.read(new ByteArrayInputStream(resource.getBytes()));
                } catch (FormUnusable e) {
                    throw Refusals.of("表单 %s 不能部署：".formatted(name), e.errors());
                }
            }
        });
    }
}
