package org.dudao.campaign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of campaigns.
 *
 * @param batchSize the number of units that one transaction starts or lets into a stage; the engine writes about 40
 *     rows per unit
 */
@ConfigurationProperties("dudao.campaign")
record CampaignSettings(@DefaultValue("10") int batchSize) {}
