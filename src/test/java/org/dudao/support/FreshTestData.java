package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/** Each test run starts with empty databases, one per fork. */
public class FreshTestData implements LauncherSessionListener {

    private static final AtomicBoolean FRESH = new AtomicBoolean();

    /** A fork opens one session for each test class. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (FRESH.compareAndSet(false, true)) {
            var data = new StandardEnvironment().resolveRequiredPlaceholders(DudaoTest.DATA);
            try {
                FileSystemUtils.deleteRecursively(Path.of(data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
