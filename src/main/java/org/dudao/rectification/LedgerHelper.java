package org.dudao.rectification;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A unit that helps with an item.
 *
 * @param part what it has reported to the lead; empty before
 */
@Table(schema = "dudao", name = "ledger_helper")
record LedgerHelper(String unit, String part) {}
