package org.dudao.opinion;

/**
 * What a person decided about an opinion, checked: everything that is named is there.
 *
 * @param leaders the names of the leaders whom it concerns, with 、 between; empty for none
 * @param handler the candidate group that acts
 * @param words what the sender tells whoever acts; may be empty
 */
record Sorting(OpinionKind kind, Concern concerns, String leaders, String handler, String words) {}
