package org.dudao.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Secrets that people without a login use: a long one for a link and a short one for typing. Both use Crockford's base
 * 32, 5 bits per character, which has no characters that look alike.
 */
public final class TypedSecret {

    /** 130 bits. */
    private static final int LINK = 26;
    /** 65 bits. */
    private static final int CODE = 13;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TypedSecret() {}

    public static String newLink() {
        return random(LINK);
    }

    public static String newCode() {
        return random(CODE);
    }

    private static String random(int length) {
        var token = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(letter -> token.append(LETTERS.charAt(letter)));
        return token.toString();
    }

    /** The printed form: groups of four characters. */
    public static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** The stored hash of a token. Blanks, lower case, and O typed for 0 make no difference. */
    public static byte[] hash(String typed) {
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
