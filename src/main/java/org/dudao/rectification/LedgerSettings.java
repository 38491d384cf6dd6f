package org.dudao.rectification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param nearDue working days before the deadline from which an item shows blue
 * @param longOverdue working days after it from which it shows red
 * @param longExtension days beyond the deadline from which the leading group decides on an extension, not the supervision group
 * @param followUp days after an item was written off until it is visited again
 * @param review months until what cannot be done now is looked at again
 */
@ConfigurationProperties("dudao.ledger")
record LedgerSettings(
        @DefaultValue("5") int nearDue,
        @DefaultValue("10") int longOverdue,
        @DefaultValue("30") int longExtension,
        @DefaultValue("30") int followUp,
        @DefaultValue("3") int review) {}
