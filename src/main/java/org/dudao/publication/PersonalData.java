package org.dudao.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what looks like personal data in a Chinese text, and masks it.
 *
 * <p>The rules prefer too many findings to too few: a person reads the masked text and can publish other words. A wrong check digit
 * does not matter, because a mistyped number still belongs to somebody. Full-width digits and digits that are separated by blanks,
 * dashes or dots count as digits, and so do Chinese digits in a row.
 */
public final class PersonalData {

    /** What replaces a finding; a name keeps its first character. */
    static final String MASK = "****";

    private static final String NAME_MASK = "**";

    /** Fewer Chinese digits in a row are a year or an amount. */
    private static final int FEWEST_CHINESE_DIGITS = 7;

    private static final String CHINESE_DIGITS = "〇零一二三四五六七八九";
    private static final String FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";

    /** At most two separators between two digits. */
    private static final String SEP = "[\\s\\-_.·•*/—–－~\\p{Cf}]{0,2}";

    private static final String LABEL_END = "(?:号码|号)?[\\s:：是为]{0,3}";

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
            + "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严"
            + "牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫"
            + "查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木"
            + "穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌";

    private static final String HAN = "\\p{IsHan}";
    private static final String NUMBER = "[0-9一二三四五六七八九十百零〇]{1,6}";

    /** The beginning of a finding is not in the middle of a number. */
    private static final String NO_DIGIT_BEFORE = "(?<![0-9])";

    private static final String NO_DIGIT_AFTER = "(?![0-9])";

    /** The kinds of personal data, with the words that the pages show. */
    public enum Kind {
        ID_CARD("身份证号"),
        MOBILE("手机号"),
        LANDLINE("电话号码"),
        BANK_CARD("银行卡号"),
        EMAIL("电子邮箱"),
        PLATE("车牌号"),
        ACCOUNT("QQ、微信号"),
        PASSPORT("护照号"),
        ADDRESS("住址"),
        NAME("姓名");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A place in the text that looks like personal data.
     *
     * @param start index of its first character
     * @param end index after its last character
     */
    public record Finding(Kind kind, int start, int end) {}

    /** A rule. Its first group is the personal data; without a group the whole match is. */
    private record Rule(Kind kind, Pattern pattern) {

        static Rule of(Kind kind, String pattern) {
            return new Rule(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        }

        void find(String text, List<Finding> findings) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                int group = matcher.groupCount() == 0 ? 0 : 1;
                if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) {
                    findings.add(new Finding(kind, matcher.start(group), matcher.end(group)));
                }
            }
        }
    }

    private static String digits(int count) {
        return "(?:" + SEP + "[0-9]){" + count + "}";
    }

    private static String digits(int fewest, int most) {
        return "(?:" + SEP + "[0-9]){" + fewest + "," + most + "}";
    }

    /** The part of an address up to its road, village or estate. */
    private static final String PLACE = "(?:(?!住|家[住在里]|在|于|地址)" + HAN
            + "){1,20}?(?:路|街|巷|弄|道|胡同|村|组|社|社区|小区|花园|苑|园|院|庄|屯|寨|坝|湾|坪|镇|乡|里|坊|公寓|新村|大厦|广场|宿舍)";

    /** A part of a house number. 号 after a day of the month is no house number; the rules require a place or a second part. */
    private static final String HOUSE_PART = "[甲乙丙丁A-Za-z]?" + NUMBER + "[甲乙丙丁A-Za-z]?(?:附" + NUMBER
            + ")?(?:号楼|号院|号|栋|幢|座|楼|层|单元|室|房间|房|组|队|社|户|弄|#)(?:附" + NUMBER + "号)?";

    private static final String BARE_ROOM = "(?:[\\-－—]?[0-9]{1,4}){0,3}";

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    Kind.ID_CARD,
                    NO_DIGIT_BEFORE + "([1-9]" + digits(5) + SEP + "(?:1" + SEP + "[89]|2" + SEP + "0)" + digits(2)
                            + SEP + "[01]" + SEP + "[0-9]" + SEP + "[0-3]" + digits(4) + SEP + "[0-9X×])"
                            + NO_DIGIT_AFTER),
            Rule.of(
                    Kind.ID_CARD,
                    NO_DIGIT_BEFORE + "([1-9]" + digits(7) + SEP + "[01]" + SEP + "[0-9]" + SEP + "[0-3]" + digits(4)
                            + ")" + NO_DIGIT_AFTER),
            Rule.of(Kind.ID_CARD, "(?:身份证|证件)" + LABEL_END + "([0-9]" + digits(9, 18) + SEP + "[X×]?)"),
            Rule.of(
                    Kind.MOBILE,
                    NO_DIGIT_BEFORE + "((?:(?:\\+|00)?" + SEP + "86" + SEP + ")?1" + SEP + "[3-9]" + digits(9) + ")"
                            + NO_DIGIT_AFTER),
            Rule.of(
                    Kind.LANDLINE,
                    NO_DIGIT_BEFORE
                            + "([(（]?0[1-9][0-9]{1,2}[)）]?[\\s\\-－—–]{0,3}[2-9][0-9]{2,3}[\\s\\-－—–]?[0-9]{4}(?:[\\s\\-－—转]{1,2}[0-9]{1,5})?)"
                            + NO_DIGIT_AFTER),
            Rule.of(
                    Kind.LANDLINE,
                    "(?:电话|座机|固话|手机|联系方式|联系我|致电|打给我|拨打|号码|tel)" + LABEL_END + "([0-9]" + digits(6, 12) + ")"
                            + NO_DIGIT_AFTER),
            Rule.of(Kind.BANK_CARD, NO_DIGIT_BEFORE + "([3-69]" + digits(14, 18) + ")" + NO_DIGIT_AFTER),
            Rule.of(Kind.BANK_CARD, "(?:银行卡|银行账号|银行帐号|账号|帐号|账户|帐户|卡号|存折)" + LABEL_END + "([0-9]" + digits(7, 24) + ")"),
            Rule.of(Kind.EMAIL, "[A-Z0-9._%+\\-]+\\s?@\\s?[A-Z0-9\\-]+(?:\\s?\\.\\s?[A-Z0-9\\-]+)+"),
            Rule.of(
                    Kind.PLATE,
                    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\\s\\-·•.]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"),
            Rule.of(Kind.ACCOUNT, "(?:微信|QQ|wechat|weixin|vx)" + LABEL_END + "([A-Z0-9][A-Z0-9_\\-]{4,19})"),
            Rule.of(Kind.PASSPORT, "护照" + LABEL_END + "([A-Z]{1,2}" + digits(7, 8) + ")"),
            // A place with a house number.
            Rule.of(Kind.ADDRESS, "(" + PLACE + "\\s?(?:" + HOUSE_PART + ")+" + BARE_ROOM + ")"),
            // Two parts of a house number.
            Rule.of(Kind.ADDRESS, "((?:" + HOUSE_PART + "\\s?){2,}" + BARE_ROOM + ")"),
            Rule.of(
                    Kind.ADDRESS,
                    "((?:" + HAN + "){0,12}[0-9]{1,3}(?:栋|幢|号楼|单元|座)[\\-－—]?[0-9]{1,2}[\\-－—]?[0-9]{2,4})"),
            // Words that announce an address.
            Rule.of(
                    Kind.ADDRESS,
                    "(?:家庭住址|家庭地址|现住址|住址|地址|户籍地|户籍|住所|家住|我住在|我家住在|我家住|本人住在|本人住|我家在|我们家在)[:：是为在于\\s]{0,3}([" + HAN
                            + "A-Za-z0-9#\\-－]{2,40})"),
            Rule.of(
                    Kind.NAME,
                    "(?:姓名|名字|我叫|我名叫|名叫|联系人|反映人|举报人|投诉人|来信人|提意见人|意见人|署名|签名|落款|户主|收件人)[:：是为叫\\s]{0,3}((?!的|是|和|电话|手机)"
                            + HAN + "{2,4}?(?:[·•]" + HAN + "{1,8})?)(?=[^" + HAN
                            + "]|$|[，。,.；;、]|的|电话|手机|住|家|是|在|身份证|联系|，)"),
            Rule.of(Kind.NAME, "(?:姓名|我叫|我名叫|名叫|联系人|反映人|举报人|投诉人)[:：是为叫\\s]{0,3}([" + SURNAMES + "]" + HAN + "{1,2})"),
            Rule.of(Kind.NAME, "(?:我是|本人|我就是)([" + SURNAMES + "]" + HAN + "{1,2})(?<![人员户者的])(?=[^" + HAN + "]|$)"),
            Rule.of(
                    Kind.NAME,
                    "(?:我是" + HAN + "{2,15}的|村民|居民|市民|老人|职工|我姓" + HAN + "，叫)([" + SURNAMES + "]" + HAN
                            + "{1,2})(?<![人员户者的])(?=[^" + HAN + "]|$|家住|住|电话|手机|反映|说|来电|来信|同志)"),
            Rule.of(Kind.NAME, "(?<!" + HAN + ")([" + SURNAMES + "]" + HAN + "{1,2})[，,、\\s]{1,2}[男女][，,、。\\s]"),
            Rule.of(
                    Kind.NAME,
                    "^(?!党员|单位|全体|车主|成员|曾|时常|常|安置|应|高中|施工|于是|包)([" + SURNAMES + "]" + HAN + "{1,2})(?=反映|投诉|举报|来电|来信)"),
            // A signature with its date.
            Rule.of(
                    Kind.NAME,
                    "(?<!" + HAN + ")([" + SURNAMES + "]" + HAN + "{1,2})\\s*[0-9]{4}[.年/-][0-9.月日号/-]{1,8}$"),
            // A name before a number.
            Rule.of(
                    Kind.NAME,
                    "(?:^|[^" + HAN + "])([" + SURNAMES + "]" + HAN
                            + "{1,2})[\\s,，:：(（、]{0,2}(?:(?:电话|手机|联系电话|身份证|手机号|身份证号|tel)[\\s:：是为]{0,3})?(?=[+1-9][0-9\\s\\-]{10,})"));

    private PersonalData() {}

    /** The findings in the order of the text. They do not overlap. */
    public static List<Finding> find(String text) {
        return find(text, List.of());
    }

    /** @param known texts that are personal data wherever they stand, such as the speaker's name; blank ones do not count */
    public static List<Finding> find(String text, Collection<String> known) {
        var plain = normalized(text);
        var findings = new ArrayList<Finding>();
        RULES.forEach(rule -> rule.find(plain, findings));
        known.stream()
                .map(word -> normalized(word.strip()))
                .filter(word -> word.length() > 1)
                .forEach(word -> Rule.of(Kind.NAME, Pattern.quote(word)).find(plain, findings));
        return merged(findings);
    }

    /** The names in the text, which are masked wherever they stand. */
    static List<String> names(String text) {
        return find(text).stream()
                .filter(finding -> finding.kind() == Kind.NAME)
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    public static String mask(String text) {
        return mask(text, List.of());
    }

    /** @param known as in {@link #find(String, Collection)} */
    public static String mask(String text, Collection<String> known) {
        var masked = new StringBuilder();
        int start = 0;
        for (var finding : find(text, known)) {
            masked.append(text, start, finding.start());
            if (finding.kind() == Kind.NAME) {
                masked.appendCodePoint(text.codePointAt(finding.start())).append(NAME_MASK);
            } else {
                masked.append(MASK);
            }
            start = finding.end();
        }
        return masked.append(text, start, text.length()).toString();
    }

    /** A part of a text, for a page that highlights what looks like personal data. */
    public record Part(String text, boolean personal) {}

    /** The whole text in parts. */
    public static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        int end = 0;
        for (var finding : find(text)) {
            parts.add(new Part(text.substring(end, finding.start()), false));
            parts.add(new Part(text.substring(finding.start(), finding.end()), true));
            end = finding.end();
        }
        parts.add(new Part(text.substring(end), false));
        return parts;
    }

    /** The labels of the kinds in these texts, separated by 、; empty when nothing looks like personal data. */
    public static String kinds(String... texts) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var text : texts) {
            find(text).forEach(finding -> kinds.add(finding.kind()));
        }
        return kinds.stream().map(Kind::label).collect(Collectors.joining("、"));
    }

    private static List<Finding> merged(List<Finding> findings) {
        findings.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()));
        var merged = new ArrayList<Finding>();
        for (var finding : findings) {
            int last = merged.size() - 1;
            if (last >= 0 && finding.start() < merged.get(last).end()) {
                var before = merged.get(last);
                merged.set(last, new Finding(before.kind(), before.start(), Math.max(before.end(), finding.end())));
            } else {
                merged.add(finding);
            }
        }
        return merged;
    }

    /** The same text of the same length, with ASCII letters, digits and signs for full-width ones and digits for Chinese digits. */
    private static String normalized(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            plain.setCharAt(i, plain(plain.charAt(i)));
        }
        replaceChineseDigits(plain);
        return plain.toString();
    }

    private static char plain(char character) {
        if (Character.isSpaceChar(character)) {
            return ' ';
        }
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        boolean fullWidth = character >= '！' && character <= '～';
        boolean sign = "，：；（）".indexOf(character) >= 0;
        return fullWidth && !sign ? (char) (character - '！' + '!') : character;
    }

    private static void replaceChineseDigits(StringBuilder text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && digit(text.charAt(i)) >= 0) {
                continue;
            }
            if (i - start >= FEWEST_CHINESE_DIGITS) {
                for (int place = start; place < i; place++) {
                    text.setCharAt(place, (char) ('0' + digit(text.charAt(place))));
                }
            }
            start = i + 1;
        }
    }

    /** The value of a digit, written in any of its forms; -1 for another character. */
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character == '幺' || character == '两') {
            return character == '幺' ? 1 : 2;
        }
        int chinese = CHINESE_DIGITS.indexOf(character);
        return chinese >= 0 ? Math.max(0, chinese - 1) : FORMAL_DIGITS.indexOf(character);
    }
}
