package org.dudao.file;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What files are taken.
 *
 * @param maxSize the largest file
 * @param types the kinds that are taken; all when left out
 * @param readingTime how long drawing the text out of one file may take
 */
@ConfigurationProperties("dudao.files")
record FileSettings(
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue Set<FileType> types,
        @DefaultValue("20s") Duration readingTime) {

    FileSettings {
        types = types.isEmpty() ? EnumSet.allOf(FileType.class) : EnumSet.copyOf(types);
    }
}
