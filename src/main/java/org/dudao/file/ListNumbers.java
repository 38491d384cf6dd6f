package org.dudao.file;

import java.util.Locale;
import java.util.function.IntFunction;

/** Writes the numbers of lists in the formats that Chinese documents use (ST_NumberFormat of Open XML). */
final class ListNumbers {

    private static final String CHINESE = "零一二三四五六七八九";
    private static final String CHINESE_UNITS = "十百千";
    private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String LEGAL_UNITS = "拾佰仟";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

    private ListNumbers() {}

    /** Unknown formats are written as decimal numbers. */
    static String format(int number, String format) {
        IntFunction<String> decimal = Integer::toString;
        IntFunction<String> writer =
                switch (format) {
                    case "none", "bullet" -> unused -> "";
                    case "chineseCounting",
                            "chineseCountingThousand",
                            "japaneseCounting",
                            "taiwaneseCounting",
                            "taiwaneseCountingThousand",
                            "ideographDigital" -> value -> chinese(value, CHINESE, CHINESE_UNITS);
                    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
                        value -> chinese(value, LEGAL, LEGAL_UNITS);
                    case "ideographTraditional" -> value -> nth(STEMS, value);
                    case "ideographZodiac" -> value -> nth(BRANCHES, value);
                    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> value -> enclosed('①', 20, value);
                    case "decimalEnclosedParen" -> value -> enclosed('⑴', 20, value);
                    case "decimalEnclosedFullstop" -> value -> enclosed('⒈', 20, value);
                    case "ideographEnclosedCircle" -> value -> enclosed('㊀', 10, value);
                    case "decimalFullWidth", "decimalFullWidth2" -> ListNumbers::fullWidth;
                    case "decimalZero" -> value -> String.format(Locale.ROOT, "%02d", value);
                    case "upperLetter" -> value -> letters('A', value);
                    case "lowerLetter" -> value -> letters('a', value);
                    case "upperRoman" -> ListNumbers::roman;
                    case "lowerRoman" -> value -> roman(value).toLowerCase(Locale.ROOT);
                    default -> decimal;
                };
        return writer.apply(number);
    }

    /** 十二, 二十, 一百零五. Ten to nineteen have no 一 before 十; the formal digits do (壹拾). */
    private static String chinese(int number, String digits, String units) {
        if (number < 1 || number > 9999) {
            return Integer.toString(number);
        }
        var written = new StringBuilder();
        boolean gap = false;
        for (int unit = 3, divisor = 1000; unit >= 0; unit--, divisor /= 10) {
            int digit = number / divisor % 10;
            if (digit == 0) {
                gap = !written.isEmpty();
                continue;
            }
            if (gap) {
                written.append(digits.charAt(0));
            }
            gap = false;
            written.append(digits.charAt(digit));
            if (unit > 0) {
                written.append(units.charAt(unit - 1));
            }
        }
        return number < 20 && number >= 10 && digits.equals(CHINESE) ? written.substring(1) : written.toString();
    }

    private static String nth(String names, int number) {
        return number >= 1 && number <= names.length()
                ? String.valueOf(names.charAt(number - 1))
                : Integer.toString(number);
    }

    private static String enclosed(char first, int last, int number) {
        return number >= 1 && number <= last ? String.valueOf((char) (first + number - 1)) : Integer.toString(number);
    }

    private static String fullWidth(int number) {
        var written = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> written.append((char) (digit - '0' + '０')));
        return written.toString();
    }

    /** A to Z, then AA, BB, CC as Word writes them. */
    private static String letters(char first, int number) {
        return number < 1 || number > 26 * 26
                ? Integer.toString(number)
                : String.valueOf((char) (first + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return Integer.toString(number);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] digits = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        var written = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            for (; rest >= values[i]; rest -= values[i]) {
                written.append(digits[i]);
            }
        }
        return written.toString();
    }
}
