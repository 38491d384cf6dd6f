package org.dudao.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The secret of a slip: long for the link in its QR code, short enough to be typed. Letters and figures that are not mistaken
 * for each other (Crockford's base 32), 5 bits each.
 */
final class SlipToken {

    /** 130 bits. */
    private static final int LINK = 26;
    /** 65 bits. */
    private static final int CODE = 13;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SlipToken() {}

    static String newLink() {
        return random(LINK);
    }

    static String newCode() {
        return random(CODE);
    }

    private static String random(int length) {
        var token = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(letter -> token.append(LETTERS.charAt(letter)));
        return token.toString();
    }

    /** As it is printed, to be typed: in groups of four. */
    static String grouped(String code) {
        return code.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
    }

    /** What is stored of a token, however it was typed: with blanks, in small letters, with the letter O for the figure 0. */
    static byte[] hash(String typed) {
        var token = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
