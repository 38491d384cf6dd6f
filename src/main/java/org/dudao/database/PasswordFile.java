package org.dudao.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the embedded server. It is generated once; only the owner of the folder can read it. */
record PasswordFile(Path path) {

    private static final int RANDOM_BYTES = 24;

    String read() throws IOException {
        if (Files.notExists(path)) {
            generate();
        }
        return Files.readString(path).strip();
    }

    private void generate() throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(path, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
}
