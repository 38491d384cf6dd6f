package org.dudao.campaign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How campaigns are run.
 *
 * @param batchSize units that one transaction starts or lets into a stage; the engine writes about 40 rows for each
 */
@ConfigurationProperties("dudao.campaign")
record CampaignSettings(@DefaultValue("10") int batchSize) {}
