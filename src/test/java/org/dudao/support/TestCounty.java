package org.dudao.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dudao.DudaoTest;
import org.dudao.organization.RosterFile;
import org.dudao.organization.RosterImport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Five units, two supervision groups, an office of two, a leading group of one and a designer. */
public class TestCounty implements ApplicationRunner {

    private static final Path SHEETS = Path.of("src/test/resources/test-county");

    private final RosterImport rosters;

    TestCounty(RosterImport rosters) {
        this.rosters = rosters;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        restore();
    }

    /** Puts the roster back to what its files say, after a test that changed it. */
    public void restore() throws IOException {
        rosters.run(sheets(), login -> DudaoTest.PASSWORD);
    }

    public static List<RosterFile> sheets() throws IOException {
        var files = new ArrayList<RosterFile>();
        try (var sheets = Files.newDirectoryStream(SHEETS, "*.csv")) {
            for (var sheet : sheets) {
                files.add(new RosterFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
            }
        }
        return files;
    }
}
