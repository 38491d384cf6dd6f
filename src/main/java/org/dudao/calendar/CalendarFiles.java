package org.dudao.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.dudao.refusal.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The years that ship with the program and the years in the administrator's folder, which take precedence. Read once
 * at the start.
 */
@Component
@EnableConfigurationProperties(CalendarFiles.CalendarSettings.class)
class CalendarFiles {

    private static final String BUILT_IN = "classpath:calendar/*.csv";
    private static final Pattern NAME = Pattern.compile("([12]\\d{3})\\.csv");

    private final Map<Integer, CalendarYear> years = new HashMap<>();

    /** @param dir a folder with files such as 2027.csv; empty for none */
    @ConfigurationProperties("dudao.calendar")
    record CalendarSettings(@DefaultValue("") String dir) {}

    /** @throws IllegalStateException when the folder does not exist or a file in it is wrong */
    CalendarFiles(CalendarSettings settings) throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources(BUILT_IN)) {
            add(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
        if (!settings.dir().isBlank()) {
            addFolder(Path.of(settings.dir()));
        }
    }

    Map<Integer, CalendarYear> years() {
        return Map.copyOf(years);
    }

    private void addFolder(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                add(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("dudao.calendar.dir: cannot read " + folder, e);
        }
    }

    private void add(String name, byte[] content) {
        var year = NAME.matcher(name);
        if (year.matches()) {
            try {
                var read = CalendarCsv.read(Integer.parseInt(year.group(1)), content);
                years.put(read.year(), read);
            } catch (Refusal refusal) {
                throw new IllegalStateException(name + ": " + refusal.reason(), refusal);
            }
        }
    }
}
