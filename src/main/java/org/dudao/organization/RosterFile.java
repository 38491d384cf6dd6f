package org.dudao.organization;

/**
 * A file of a roster.
 *
 * @param name the file's own name: one ending in .xlsx has all sheets, one ending in .csv is the sheet that it is named after
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RosterFile(String name, byte[] content) {}
