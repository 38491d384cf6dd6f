package org.dudao.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * The SHA-256 under which a round is handed in. It is that of a list in UTF-8, which the API shows beside it, every line ended
 * by a line feed:
 *
 * <pre>
 * dudao-seal 1
 * material NUMBER round NUMBER
 * by LOGIN at INSTANT
 * text SHA-256
 * answers SHA-256
 * replies SHA-256
 * file SHA-256 NAME
 * </pre>
 *
 * with a line for each file, in the order in which they were uploaded. Text is hashed as it is, answers and replies as the JSON that is stored.
 */
final class Seal {

    private Seal() {}

    static String of(Round round, List<MaterialFile> files) {
        return sha256(list(round, files));
    }

    /** What is hashed. */
    static String list(Round round, List<MaterialFile> files) {
        var list = new StringJoiner("\n", "", "\n")
                .add("dudao-seal 1")
                .add("material %d round %d".formatted(round.material(), round.number()))
                .add("by %s at %s".formatted(round.handedInBy(), round.handedInAt()))
                .add("text " + sha256(round.text()))
                .add("answers " + sha256(round.answers().json()))
                .add("replies " + sha256(RoundStore.json(round.replies())));
        files.forEach(file -> list.add("file %s %s".formatted(file.sha256(), file.name())));
        return list.toString();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
