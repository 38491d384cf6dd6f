package org.dudao.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mostFiles the maximum number of files of a round */
@ConfigurationProperties("dudao.materials")
record MaterialSettings(@DefaultValue("30") int mostFiles) {}
