package org.dudao.rectification;

/** An event was recorded for an item; published in its transaction. */
public record LedgerChanged(long item, String campaign, String unit, LedgerEventKind kind, String by) {}
