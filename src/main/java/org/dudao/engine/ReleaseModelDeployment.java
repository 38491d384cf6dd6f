package org.dudao.engine;

import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys this release's models at the start, unless the database is a later release's already: a node that is started once more in
 * the middle of an upgrade would put yesterday's models before those of today. Therefore a release that changes a model has a
 * migration as well, if only an empty one.
 */
@Component
class ReleaseModelDeployment extends DefaultDeploymentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ReleaseModelDeployment.class);

    private final Flyway migrations;

    ReleaseModelDeployment(Flyway migrations) {
        this.migrations = migrations;
    }

    @Override
    public Set<Resource> getDeploymentResources() {
        if (isOfALaterRelease()) {
            log.warn(
                    "The database has been upgraded by a later release; this node goes on with the models that are there");
            return Set.of();
        }
        return super.getDeploymentResources();
    }

    private boolean isOfALaterRelease() {
        return Arrays.stream(migrations.info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS);
    }
}
