package org.dudao.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mostFiles how many files one round may have */
@ConfigurationProperties("dudao.materials")
record MaterialSettings(@DefaultValue("30") int mostFiles) {}
