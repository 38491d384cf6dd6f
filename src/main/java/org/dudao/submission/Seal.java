package org.dudao.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The SHA-256 of a round. It is computed over a list in UTF-8, which the API returns with the seal. Every line of the list ends
 * with a line feed:
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
 * There is a line for each file, in the order in which the files were uploaded. Text is hashed unchanged; answers and replies are
 * hashed as the stored JSON. The list is formatted in {@link Locale#ROOT}, so that it does not depend on the server's locale.
 */
final class Seal {

    private Seal() {}

    static String of(Round round, List<MaterialFile> files) {
        return sha256(list(round, files));
    }

    /** The list that is hashed. */
    static String list(Round round, List<MaterialFile> files) {
        var list = new StringJoiner("\n", "", "\n")
                .add("dudao-seal 1")
                .add(String.format(Locale.ROOT, "material %d round %d", round.material(), round.number()))
                .add("by " + round.handedInBy() + " at " + round.handedInAt())
                .add("text " + sha256(round.text()))
                .add("answers " + sha256(round.answers().json()))
                .add("replies " + sha256(RoundStore.json(round.replies())));
        files.forEach(file -> list.add("file " + file.sha256() + " " + file.name()));
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
