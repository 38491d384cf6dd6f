package org.dudao.model;

import java.util.stream.Stream;

/** A rule for deployments. */
interface Rule {

    Stream<Violation> violations(DeploymentCandidate deployment);
}
