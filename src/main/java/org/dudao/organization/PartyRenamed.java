package org.dudao.organization;

/**
 * A unit or a supervision group has a new name. Its open tasks follow.
 *
 * @param candidateGroup the candidate group of the unit or of the supervision group
 */
public record PartyRenamed(String candidateGroup, String from, String to) {}
