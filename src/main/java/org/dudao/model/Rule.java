package org.dudao.model;

import java.util.stream.Stream;

/** Something that every deployment keeps to. */
interface Rule {

    Stream<Violation> violations(DeploymentCandidate deployment);
}
