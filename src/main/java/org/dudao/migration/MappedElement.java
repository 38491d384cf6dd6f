package org.dudao.migration;

/**
 * An element of the old version and its element in the new version.
 *
 * @param updateTrigger whether timer or message are set again according to the new version
 */
record MappedElement(String from, String to, boolean updateTrigger) {}
