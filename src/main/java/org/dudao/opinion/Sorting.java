package org.dudao.opinion;

/**
 * A person's decision about an opinion, checked by {@link SortingValidator}.
 *
 * @param leaders the names of the leaders whom the opinion concerns, separated by 、; empty for none
 * @param handler the candidate group that acts
 * @param words a note of the sender for the group that acts; may be empty
 */
record Sorting(OpinionKind kind, Concern concerns, String leaders, String handler, String words) {}
