package org.dudao.opinion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param batchSize number of opinions whose processes are started in one transaction */
@ConfigurationProperties("dudao.opinions")
record OpinionSettings(@DefaultValue("50") int batchSize) {}
