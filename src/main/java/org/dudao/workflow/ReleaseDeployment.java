package org.dudao.workflow;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The deployment that the product makes at its start. It is recognized by its name, which no person can use. */
@Component
public class ReleaseDeployment {

    private final ObjectProvider<SpringProcessEngineConfiguration> engine;

    ReleaseDeployment(ObjectProvider<SpringProcessEngineConfiguration> engine) {
        this.engine = engine;
    }

    public String name() {
        return engine.getObject().getDeploymentName();
    }

    /** @param deployment the name of a deployment */
    public boolean is(@Nullable String deployment) {
        return name().equals(deployment);
    }
}
