package org.dudao.migration;

/**
 * An element of the old version and the one that takes its place.
 *
 * @param triggerAnew whether its timer is set, or its message waited for, as the new version says
 */
record MappedElement(String from, String to, boolean triggerAnew) {}
