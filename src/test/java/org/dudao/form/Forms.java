package org.dudao.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The application's form reader, with the clock set to the day on which the verdicts were recorded. */
public final class Forms {

    private static final Clock DAY = Clock.fixed(Instant.parse("2026-06-15T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private Forms() {}

    public static FormReader reader() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, () -> DAY);
            context.scan("org.dudao.form");
            context.refresh();
            return context.getBean(FormReader.class);
        }
    }

    static Form form(String components) {
        var file = "{\"type\":\"default\",\"schemaVersion\":16,\"components\":%s}".formatted(components);
        return reader().read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
