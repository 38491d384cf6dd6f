package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of the slowest test classes. */
class SlowestTestsTest {

    @Test
    void theTenSlowestClassesOfAllReportsAreListedSlowestFirst(@TempDir Path reports) throws IOException {
        for (int seconds = 1; seconds <= 12; seconds++) {
            Files.writeString(
                    reports.resolve("TEST-org.dudao.No%dTest.xml".formatted(seconds)),
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <testsuite version="3.0.2" name="org.dudao.No%d" time="%d.5" tests="1">
                      <testcase name="one" classname="org.dudao.No%d" time="99"/>
                    </testsuite>
                    """
                            .formatted(seconds, seconds, seconds));
        }

        assertThat(SlowestTests.lines(reports))
                .hasSize(11)
                .startsWith(
                        "The slowest of 12 test classes, 84 s in sum:",
                        "  12.5 s  org.dudao.No12",
                        "  11.5 s  org.dudao.No11")
                .endsWith("   3.5 s  org.dudao.No3");
    }

    @Test
    void aBuildWithoutReportsListsNothing(@TempDir Path empty) throws IOException {
        assertThat(SlowestTests.lines(empty.resolve("surefire-reports"))).isEmpty();
    }
}
