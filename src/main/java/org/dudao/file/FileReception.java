package org.dudao.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a file before it is stored and extracts its text. This may take seconds. */
@Component
public class FileReception {

    private final FileRules rules;
    private final FileTextExtractor texts;

    FileReception(FileRules rules, FileTextExtractor texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /** @throws org.dudao.refusal.Refusal when the file is not accepted */
    public ReceivedFile receive(@Nullable String name, Path content) throws IOException {
        var safeName = FileNames.safe(name);
        var type = rules.check(safeName, content);
        var reading = texts.read(content, type);
        try (var bytes = Files.newInputStream(content)) {
            return new ReceivedFile(
                    safeName,
                    type,
                    Files.size(content),
                    sha256(bytes),
                    reading.text(),
                    reading.unreadable(),
                    reading.notices(),
                    content);
        }
    }

    /** In lower-case hexadecimal digits. */
    public static String sha256(InputStream content) throws IOException {
        try (var digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
