package org.dudao.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the sample county is loaded into an empty database.
 *
 * @param sample {@code county} or {@code none}; when empty, {@code county} with the embedded database and {@code none}
 *     with an external one
 * @param samplePassword the password of all sample users; generated when blank
 */
@ConfigurationProperties("dudao")
record SampleSettings(@Nullable Choice sample, @DefaultValue("") String samplePassword) {

    enum Choice {
        COUNTY,
        NONE
    }
}
