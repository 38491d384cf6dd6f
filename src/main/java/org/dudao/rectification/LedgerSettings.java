package org.dudao.rectification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the urgency lights, and former values of the processes' properties.
 *
 * <p>Designers set the last three in the models: {@code days} at the gateway for long extensions, {@code days} at the timer of the
 * visit, and {@code months} at the timer of the review. The settings apply only to running instances of older process versions,
 * whose elements lack these properties.
 *
 * @param nearDue working days before the deadline from which an item shows blue
 * @param longOverdue working days after the deadline from which an item shows red
 * @param returnedOften number of returns from which an item shows red
 * @param longExtension days; the leading group decides on an extension by more days than this
 * @param followUp days from the write-off to the visit
 * @param review months between two reviews of a deferred item
 */
@ConfigurationProperties("dudao.ledger")
record LedgerSettings(
        @DefaultValue("5") int nearDue,
        @DefaultValue("10") int longOverdue,
        @DefaultValue("2") int returnedOften,
        @DefaultValue("30") int longExtension,
        @DefaultValue("30") int followUp,
        @DefaultValue("3") int review) {}
