package org.dudao.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Says a syntax error of an expression in Chinese. The parser names tokens in English. */
final class SyntaxErrors {

    private static final String END = "表达式的结尾";

    private static final Map<String, String> ENCOUNTERED = Map.of(
            "''", END,
            "'null'", END,
            "unterminated string", "没有写完的引号",
            "EOF", END);

    private static final Pattern INVALID_CHARACTER = Pattern.compile("invalid character '(.*)'");
    private static final Pattern INVALID_ESCAPE = Pattern.compile("invalid escape sequence (.*)");

    /** The tokens that an expression can start with. The parser lists all of them; the sentence needs their kinds only. */
    private static final Map<String, String> EXPECTED = expected();

    private SyntaxErrors() {}

    private static Map<String, String> expected() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("<IDENTIFIER>", "名称");
        tokens.put("<STRING>", "加引号的文字");
        tokens.put("<INTEGER>", "数字");
        tokens.put("<FLOAT>", "数字");
        tokens.put("<TEXT>", "文字");
        tokens.put("<EOF>", END);
        tokens.put("<EXTENSION>", "名称");
        tokens.put("expression token", "名称、数字、加引号的文字或者运算符");
        return tokens;
    }

    static String sentence(TreeBuilderException error) {
        return "写得不对：第 %d 个字符处是%s，应是%s。"
                .formatted(
                        error.getPosition() + 1,
                        encountered(String.valueOf(error.getEncountered())),
                        expected(String.valueOf(error.getExpected())));
    }

    private static String encountered(String token) {
        var known = ENCOUNTERED.get(token);
        if (known != null) {
            return known;
        }
        var character = INVALID_CHARACTER.matcher(token);
        if (character.matches()) {
            return "不能用的字符“%s”".formatted(character.group(1));
        }
        var escape = INVALID_ESCAPE.matcher(token);
        return escape.matches() ? "不认得的转义 %s".formatted(escape.group(1)) : quoted(token);
    }

    private static String expected(String tokens) {
        return Pattern.compile("\\||(?<=.) or (?=.)")
                .splitAsStream(tokens)
                .map(token -> EXPECTED.getOrDefault(token, quoted(token)))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String quoted(String token) {
        var plain = token.length() > 2 && token.startsWith("'") && token.endsWith("'")
                ? token.substring(1, token.length() - 1)
                : token;
        return " %s ".formatted(plain);
    }
}
