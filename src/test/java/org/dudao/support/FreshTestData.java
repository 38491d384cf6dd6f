package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/** Every run of the tests begins with an empty database. */
public class FreshTestData implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            FileSystemUtils.deleteRecursively(Path.of("target/test-data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
