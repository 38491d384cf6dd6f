package org.dudao.sheet;

/** An uploaded file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SheetFile(String name, byte[] content) {}
