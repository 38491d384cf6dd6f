package org.dudao.rectification;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A unit that helps the lead unit.
 *
 * @param part its report to the lead unit; empty before the report
 */
@Table(schema = "dudao", name = "ledger_helper")
record LedgerHelper(String unit, String part) {}
