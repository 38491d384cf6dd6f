package org.dudao.sheet;

/** An uploaded file. */
public record SheetFile(String name, byte[] content) {}
