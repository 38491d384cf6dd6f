package org.dudao.rectification;

/** Something happened to an item of the ledger; told within its transaction. */
public record LedgerChanged(long item, String campaign, String unit, LedgerEventKind what, String by) {}
