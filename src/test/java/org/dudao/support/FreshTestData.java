package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/** Every run of the tests begins with empty databases. */
public class FreshTestData implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            for (var folder : List.of("test-data", "third-kind-data", "whole-campaign-data")) {
                FileSystemUtils.deleteRecursively(Path.of("target", folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
