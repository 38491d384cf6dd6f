package org.dudao.engine;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys the models of this release at the start, unless a newer release has already deployed on this database. Otherwise, a node
 * of the old release that restarts during an upgrade would deploy the old models over the new ones.
 *
 * <p>The number of the release is the project version in {@code pom.xml}, which the build writes into the jar. A run without this
 * build information, for example from an IDE, always deploys and stores no number.
 */
@Component
class ReleaseModelDeployment extends DefaultDeploymentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ReleaseModelDeployment.class);

    private final ReleaseStore releases;
    private final @Nullable BuildProperties build;

    ReleaseModelDeployment(ReleaseStore releases, ObjectProvider<BuildProperties> build) {
        this.releases = releases;
        this.build = build.getIfAvailable();
    }

    /**
     * Stores the number before the engine deploys: a node of an older release that starts during the deployment already finds it.
     * If the deployment fails, the same release can deploy again.
     */
    @Override
    public Set<Resource> getDeploymentResources() {
        if (build == null) {
            log.info("This run has no release number: it deploys its models");
            return super.getDeploymentResources();
        }
        var release = Version.parse(build.getVersion());
        var newest = releases.newest().filter(deployed -> deployed.compareTo(release) > 0);
        if (newest.isPresent()) {
            log.warn(
                    "Release {} has deployed on this database; this node of release {} uses the models that are there",
                    newest.get(),
                    release);
            return Set.of();
        }
        releases.add(release);
        return super.getDeploymentResources();
    }
}
