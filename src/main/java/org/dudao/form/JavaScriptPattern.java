package org.dudao.form;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as a browser means it. What means something else in Java is either rewritten (the end of the text, the
 * dot, white space) or not taken at all.
 */
final class JavaScriptPattern {

    /** How often a match may look at a character before the text counts as not matching. */
    private static final int MOST_STEPS = 2_000_000;

    /** What follows a backslash in both languages and means the same. */
    private static final String ESCAPES = "dDwWtnrf/\\^$.*+?()[]{}|-\"'!@#%&=:;,<>~` ";

    private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";
    private static final String WHITE =
            "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private final Pattern pattern;

    private JavaScriptPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws PatternSyntaxException for what {@link #complaint} complains of */
    static JavaScriptPattern of(String javaScript) {
        return new JavaScriptPattern(Pattern.compile(new Translation(javaScript).java()));
    }

    /** Why the pattern cannot be used in a form. */
    static Optional<String> complaint(String javaScript) {
        try {
            of(javaScript);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("的正则表达式“%s”无法在服务器上核对：%s".formatted(javaScript, e.getDescription()));
        }
    }

    /** Anywhere in the text, as {@code RegExp.test} does. A pattern that takes for ever finds nothing. */
    boolean isFoundIn(String text) {
        try {
            return pattern.matcher(new Watched(text, new int[1])).find();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    /** Goes through the expression once, character by character. */
    private static final class Translation {

        private final String source;
        private final StringBuilder java = new StringBuilder();
        private int at;
        private boolean inClass;

        Translation(String source) {
            this.source = source;
        }

        String java() {
            while (at < source.length()) {
                char character = source.charAt(at);
                if (character == '\\') {
                    escape();
                } else if (inClass) {
                    inClass(character);
                } else {
                    outside(character);
                }
                at++;
            }
            return java.toString();
        }

        private void escape() {
            at++;
            if (at >= source.length()) {
                throw unknown();
            }
            char escaped = source.charAt(at);
            switch (escaped) {
                case 's' -> java.append(inClass ? WHITE : "[" + WHITE + "]");
                case 'S' -> {
                    if (inClass) {
                        throw unknown();
                    }
                    java.append("[^").append(WHITE).append("]");
                }
                case 'b', 'B' -> boundary(escaped);
                case 'u' -> hex(4);
                case 'x' -> hex(2);
                default -> {
                    if (ESCAPES.indexOf(escaped) < 0) {
                        throw unknown();
                    }
                    java.append('\\').append(escaped);
                }
            }
        }

        /** Java 17 takes a Chinese character for part of a word. */
        private void boundary(char escaped) {
            if (inClass) {
                throw unknown();
            }
            java.append(escaped == 'b' ? "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))" : "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))");
        }

        private void hex(int digits) {
            var code = source.substring(at + 1, Math.min(source.length(), at + 1 + digits));
            if (!code.matches("[0-9a-fA-F]{%d}".formatted(digits))) {
                throw unknown();
            }
            java.append('\\').append(source.charAt(at)).append(code);
            at += digits;
        }

        private void inClass(char character) {
            if (character == ']') {
                inClass = false;
            }
            // Java would read a class in the class, or an intersection.
            java.append(character == '[' || character == '&' || character == '^' ? "\\" : "")
                    .append(character);
        }

        private void outside(char character) {
            switch (character) {
                case '$' -> java.append("\\z");
                case '.' -> java.append("[^").append(LINE_ENDS).append("]");
                case '[' -> openClass();
                case '+' -> quantifier();
                case '(' -> group();
                default -> java.append(character);
            }
        }

        private void openClass() {
            inClass = true;
            java.append('[');
            if (source.startsWith("^", at + 1)) {
                java.append('^');
                at++;
            }
            if (source.startsWith("]", at + 1)) {
                throw unknown();
            }
        }

        /** {@code a++} is Java's alone. */
        private void quantifier() {
            if (at > 0 && "+*?}".indexOf(source.charAt(at - 1)) >= 0 && !isEscaped(at - 1)) {
                throw unknown();
            }
            java.append('+');
        }

        private void group() {
            boolean special = source.startsWith("?", at + 1);
            boolean known = source.startsWith("?:", at + 1)
                    || source.startsWith("?=", at + 1)
                    || source.startsWith("?!", at + 1)
                    || source.startsWith("?<=", at + 1)
                    || source.startsWith("?<!", at + 1);
            if (special && !known) {
                throw unknown();
            }
            java.append('(');
        }

        private boolean isEscaped(int index) {
            int slashes = 0;
            while (index - slashes > 0 && source.charAt(index - slashes - 1) == '\\') {
                slashes++;
            }
            return slashes % 2 == 1;
        }

        private PatternSyntaxException unknown() {
            return new PatternSyntaxException("第 %d 个字符处的写法不通用".formatted(at + 1), source, at);
        }
    }

    /** A text that gives up being read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Watched(CharSequence text, int[] steps) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
