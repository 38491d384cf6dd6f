package org.dudao.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Makes file names that every operating system can store and whose ending is visible. */
final class FileNames {

    /** Most file systems allow 255 bytes, and a browser may add " (1)". */
    private static final int MOST_BYTES = 200;

    private static final int LONGEST_ENDING = 10;

    /** Includes the characters that change the writing direction, with which gpj.exe is displayed as exe.jpg. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");
    private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[<>:\"|?*]");
    private static final Pattern DOTS_AND_SPACES_AROUND = Pattern.compile("^[. ]++|(?<![. ])[. ]++\\z");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d) *(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /**
     * Removes harmful characters and shortens the name to {@value #MOST_BYTES} bytes.
     *
     * @throws Refusal when the name is a path, or when nothing remains of it
     */
    static String safe(@Nullable String name) {
        var safe = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC);
        safe = UNSEEN.matcher(safe).replaceAll("");
        if (safe.contains("/") || safe.contains("\\")) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "文件名“%s”里有路径，请只用文件名本身。".formatted(safe));
        }
        safe = SPACES.matcher(safe).replaceAll(" ");
        safe = NOT_ON_WINDOWS.matcher(safe).replaceAll("_");
        safe = DOTS_AND_SPACES_AROUND.matcher(safe).replaceAll("");
        if (safe.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "文件没有名字，请取名后再上传。");
        }
        return shortened(DEVICE.matcher(safe).matches() ? "_" + safe : safe);
    }

    /** The text after the last dot; empty when there is none. */
    static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    private static String shortened(String name) {
        var ending = ending(name).isEmpty() || ending(name).length() > LONGEST_ENDING ? "" : "." + ending(name);
        var base = name.substring(0, name.length() - ending.length());
        while (bytes(base + ending) > MOST_BYTES) {
            base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
        }
        return base + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
