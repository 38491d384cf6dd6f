package org.dudao.engine;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Reports DOWN until the most important processes are deployed. */
@Component
class DeploymentHealthIndicator extends AbstractHealthIndicator {

    private static final List<String> REQUIRED_PROCESSES = List.of("campaign", "unitCampaign", "materialReview");

    private final RepositoryService repository;

    DeploymentHealthIndicator(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var missing = REQUIRED_PROCESSES.stream()
                .filter(process -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .latestVersion()
                                .count()
                        == 0)
                .toList();
        if (missing.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("missing", missing);
        }
    }
}
