package org.dudao.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param withdrawalPeriod the time in which a reader may take an acceptance back; afterwards the office may */
@ConfigurationProperties("dudao.review")
record ReviewSettings(@DefaultValue("2d") Duration withdrawalPeriod) {}
