package org.dudao.organization;

/**
 * A file of a roster.
 *
 * @param name an .xlsx file has all sheets; a .csv file is the sheet that it is named after
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RosterFile(String name, byte[] content) {}
