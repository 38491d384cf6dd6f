package org.dudao.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dudao.organization.RosterFile;
import org.dudao.organization.RosterImport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/**
 * Five units, two supervision groups, an office of two people, a leading group of one and a designer; or the roster in
 * the folder that the property {@value #SHEETS_OF_ITS_OWN} names.
 */
public class TestCounty implements ApplicationRunner {

    /** For a test with its own application. */
    public static final String SHEETS_OF_ITS_OWN = "test.county";

    private static final String SHEETS = "src/test/resources/test-county";

    private final RosterImport rosters;
    private final Path folder;

    TestCounty(RosterImport rosters, Environment environment) {
        this.rosters = rosters;
        this.folder = Path.of(environment.getProperty(SHEETS_OF_ITS_OWN, SHEETS));
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        restore();
    }

    /** Restores the roster from its files, after a test that changed it. */
    public void restore() throws IOException {
        rosters.run(sheets(folder), login -> DudaoTest.PASSWORD);
    }

    /** The roster of the five units. */
    public static List<RosterFile> sheets() throws IOException {
        return sheets(Path.of(SHEETS));
    }

    private static List<RosterFile> sheets(Path folder) throws IOException {
        var files = new ArrayList<RosterFile>();
        try (var sheets = Files.newDirectoryStream(folder, "*.csv")) {
            for (var sheet : sheets) {
                files.add(new RosterFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
            }
        }
        return files;
    }
}
