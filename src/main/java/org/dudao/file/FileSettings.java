package org.dudao.file;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which files are accepted.
 *
 * @param maxSize the largest file
 * @param types the accepted types; all when empty
 * @param readingTime the time limit for extracting the text of one file
 */
@ConfigurationProperties("dudao.files")
record FileSettings(
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue Set<FileType> types,
        @DefaultValue("20s") Duration readingTime) {

    FileSettings {
        types = types.isEmpty() ? EnumSet.allOf(FileType.class) : EnumSet.copyOf(types);
    }

    /** The accepted endings of names, each with its dot. */
    List<String> endings() {
        return types.stream()
                .flatMap(type -> type.endings().stream())
                .map(ending -> "." + ending)
                .toList();
    }
}
