package org.dudao.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Prints the ten slowest test classes at the end of the build, from the reports that all forks have written. */
public final class SlowestTests {

    private static final int MANY = 10;

    /** The head of a report names the class, which may have a name for people behind it, and its seconds. */
    private static final Pattern SUITE =
            Pattern.compile("<testsuite [^>]*?\\bname=\"([^\"]+)\"[^>]*?\\btime=\"([\\d.,]+)\"");

    /** A test class and its seconds, with the start of its application if it started one. */
    record Suite(String name, double seconds) {

        static List<Suite> in(Path report) throws IOException {
            var head = SUITE.matcher(Files.readString(report));
            return head.find()
                    ? List.of(new Suite(
                            head.group(1), Double.parseDouble(head.group(2).replace(",", ""))))
                    : List.of();
        }
    }

    private SlowestTests() {}

    /** Prints them; the argument is the folder of the reports. */
    public static void main(String[] args) throws IOException {
        lines(Path.of(args[0])).forEach(System.out::println);
    }

    static List<String> lines(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var suites = new ArrayList<Suite>();
        try (var reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            for (var report : reports) {
                suites.addAll(Suite.in(report));
            }
        }
        var lines = new ArrayList<String>();
        lines.add("The slowest of %d test classes, %.0f s in sum:"
                .formatted(
                        suites.size(),
                        suites.stream().mapToDouble(Suite::seconds).sum()));
        suites.stream()
                .sorted(Comparator.comparingDouble(Suite::seconds).reversed())
                .limit(MANY)
                .forEach(suite -> lines.add("%6.1f s  %s".formatted(suite.seconds(), suite.name())));
        return lines;
    }
}
