package org.dudao.model;

import java.util.Set;

/**
 * What is lost when a deployment is taken back.
 *
 * @param violations rules that the remaining models would break and that they keep now
 * @param processes keys of processes of which no version is left
 * @param materials kinds of material that the table of materials no longer has
 */
public record ModelLoss(Set<Violation> violations, Set<String> processes, Set<String> materials) {}
