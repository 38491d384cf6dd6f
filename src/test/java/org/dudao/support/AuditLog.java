package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.Environment;

/** Reads the audit log's file from now on. */
public final class AuditLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final int before;

    private AuditLog(Path file) {
        this.file = file;
        this.before = lines(file).size();
    }

    public static AuditLog from(Environment environment) {
        return new AuditLog(Path.of(environment.getRequiredProperty("dudao.log.dir"), "audit.jsonl"));
    }

    /** The lines written since then, unchanged. */
    public List<String> lines() {
        var all = lines(file);
        return all.subList(before, all.size());
    }

    public List<JsonNode> acts() {
        return lines().stream().map(AuditLog::json).toList();
    }

    public List<JsonNode> acts(String act) {
        return acts().stream()
                .filter(line -> line.path("act").asText().equals(act))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
