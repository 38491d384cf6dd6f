package org.dudao.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.organization.RosterImport;
import org.dudao.sheet.SheetFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five units, two supervision groups, an office of two, a leading group of one and a designer; or the county in the folder that
 * the property {@value #SHEETS_OF_ITS_OWN} names. The property {@value #UNITS_OF_EACH_GROUP} limits the number of units that
 * each supervision group has; 0 means all.
 */
public class TestCounty implements ApplicationRunner {

    /** For a test with its own application. */
    public static final String SHEETS_OF_ITS_OWN = "test.county";

    /** For a test with an application of its own. */
    public static final String UNITS_OF_EACH_GROUP = "test.county.units-of-each-group";

    private static final String UNIT = "\\d{3}";
    private static final String SHEETS = "src/test/resources/test-county";

    private final RosterImport rosters;
    private final JdbcClient database;
    private final Path folder;
    private final int unitsOfEachGroup;

    TestCounty(RosterImport rosters, JdbcClient database, Environment environment) {
        this.rosters = rosters;
        this.database = database;
        this.folder = Path.of(environment.getProperty(SHEETS_OF_ITS_OWN, SHEETS));
        this.unitsOfEachGroup = environment.getProperty(UNITS_OF_EACH_GROUP, Integer.class, 0);
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        restore();
    }

    /** Restores the roster from its files, after a test that changed it. Logins that only a test used are forgotten. */
    public void restore() throws IOException {
        var all = sheets(folder);
        rosters.run(unitsOfEachGroup == 0 ? all : limited(all, unitsOfEachGroup), login -> DudaoTest.PASSWORD);
        database.sql("delete from dudao.former_person").update();
    }

    /** The roster of the five units. */
    public static List<SheetFile> sheets() throws IOException {
        return sheets(Path.of(SHEETS));
    }

    private static List<SheetFile> sheets(Path folder) throws IOException {
        var files = new ArrayList<SheetFile>();
        try (var sheets = Files.newDirectoryStream(folder, "*.csv")) {
            for (var sheet : sheets) {
                files.add(new SheetFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
            }
        }
        return files;
    }

    /** Without the units beyond the limit, their people and the ties to them. */
    private static List<SheetFile> limited(List<SheetFile> sheets, int unitsOfEachGroup) {
        var others = new HashSet<String>();
        var counts = new HashMap<String, Integer>();
        for (var line : lines(sheet(sheets, "单位.csv"))) {
            var cells = line.split(",", -1);
            if (cells[0].matches(UNIT) && counts.merge(cells[3], 1, Integer::sum) > unitsOfEachGroup) {
                others.add(cells[0]);
            }
        }
        return sheets.stream().map(sheet -> without(sheet, others)).toList();
    }

    private static SheetFile sheet(List<SheetFile> sheets, String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(SheetFile sheet) {
        return new String(sheet.content(), StandardCharsets.UTF_8).lines().toList();
    }

    private static SheetFile without(SheetFile sheet, Set<String> units) {
        var kept = lines(sheet).stream()
                .filter(line -> Arrays.stream(line.split(",", -1)).noneMatch(units::contains))
                .collect(Collectors.joining("\n"));
        return new SheetFile(sheet.name(), kept.getBytes(StandardCharsets.UTF_8));
    }
}
