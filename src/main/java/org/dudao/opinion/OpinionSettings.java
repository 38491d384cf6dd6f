package org.dudao.opinion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param batchSize opinions that begin in one transaction */
@ConfigurationProperties("dudao.opinions")
record OpinionSettings(@DefaultValue("50") int batchSize) {}
