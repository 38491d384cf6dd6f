package org.dudao.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of request bodies. They hold before a body is parsed. Uploads to our own pages have their own limit,
 * {@code dudao.files.max-size}.
 *
 * @param vote the largest vote or call for a ballot paper, from anybody
 * @param json the largest JSON body
 * @param draft the largest draft of a task: a million Chinese characters have 3 MB
 * @param form the largest form of another method than POST; Tomcat limits those of POST
 * @param other the largest body of another type, for example a deployment; not for uploads to our own pages
 * @param entries the most elements of one array, or fields of one object, in JSON
 * @param depth the deepest nesting in JSON
 * @param duration the time in which a body of a small size must arrive; a large one gets one second more for each 20 KB
 * @param atOncePerAddress the most bodies that one address sends at the same time
 */
@ConfigurationProperties("dudao.requests")
record RequestBodySettings(
        @DefaultValue("8KB") DataSize vote,
        @DefaultValue("1MB") DataSize json,
        @DefaultValue("4MB") DataSize draft,
        @DefaultValue("8KB") DataSize form,
        @DefaultValue("10MB") DataSize other,
        @DefaultValue("10000") int entries,
        @DefaultValue("50") int depth,
        @DefaultValue("20s") Duration duration,
        @DefaultValue("50") int atOncePerAddress) {}
