package org.dudao.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says the errors of the XML parser in Chinese, with what would be right. Knows the parser's English messages. */
final class XmlErrors {

    private static final Pattern CODE =
            Pattern.compile("^(cvc-[a-z-]+[0-9a-z.]*|UndeclaredPrefix|s4s-[\\w.-]+): .*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern EXPECTED = Pattern.compile("(?:\":|[{ ,])([A-Za-z]\\w*)(?=[,}])");
    private static final int MOST_EXPECTED = 8;

    private static final String REDRAW = "应在 Camunda Modeler 里打开，改好后重新保存";

    /** Errors in the XML itself, by a part of the message. The first quoted word of the message is the argument of the sentence. */
    private static final Map<String, String> SYNTAX = Map.ofEntries(
            Map.entry("DOCTYPE is disallowed", "有 DOCTYPE 声明，本系统不收；应把这一行删掉。"),
            Map.entry("is not bound", "用了前缀 %s，没有声明它的命名空间；应在根元素上加 xmlns:%1$s=\"…\"。"),
            Map.entry("must be terminated by the matching end-tag", "的标签 <%s> 没有结束；应有对应的 </%1$s>。"),
            Map.entry("must start and end within the same entity", "到头了，文件不完整，可能没有传完；应重新保存、重新上传。"),
            Map.entry("Premature end of file", "到头了，文件不完整，可能没有传完；应重新保存、重新上传。"),
            Map.entry("was already specified for element", "的属性 %s 写了两遍；应只留一个。"),
            Map.entry("was referenced, but not declared", "的 &%s; 不认得；应直接写那个字符，“&”本身写成 &amp;。"),
            Map.entry("entity name must immediately follow the '&'", "有单独的“&”；应写成 &amp;。"),
            Map.entry("reference to entity", "有没写完的 &…;；“&”本身应写成 &amp;。"),
            Map.entry("must not contain the '<' character", "的属性值里有“<”；应写成 &lt;。"),
            Map.entry("UTF-8 sequence", "有不是 UTF-8 的字符；应存成 UTF-8 编码。"),
            Map.entry("XML declaration", "的 XML 声明写得不对；第一行应是 <?xml version=\"1.0\" encoding=\"UTF-8\"?>。"),
            Map.entry("processing instruction target", "有 <?xml …?> 声明；应只在文件的最前面。"),
            Map.entry("must end with a '>' delimiter", "的标签 </%s 没有写完；应有“>”。"),
            Map.entry("do not match QName production", "的名称 %s 写得不对；冒号前后应以字母开头。"),
            Map.entry("not allowed in prolog", "在根元素前面有多余的字符；文件应以 <?xml 或者 <definitions 开头。"),
            Map.entry("not allowed in trailing section", "在根元素后面有多余的字符；应删掉。"),
            Map.entry("following the root element must be well-formed", "在根元素后面还有别的内容；应只有一个根元素。"),
            Map.entry("invalid XML character", "有不能用在 XML 里的控制字符；应删掉。"),
            Map.entry("must be followed by the ' = ' character", "的属性后面没有等号；应写成 名称=\"值\"。"),
            Map.entry("Open quote is expected", "的属性值没有引号；应写成 名称=\"值\"。"),
            Map.entry("must be followed by either attribute specifications", "的标签写得不完整；应有“>”或者“/>”。"));

    /** What a value of a type looks like. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("boolean", "应是 true 或 false"),
            Map.entry("integer", "应是整数"),
            Map.entry("int", "应是整数"),
            Map.entry("double", "应是数字"),
            Map.entry("dateTime", "应写成 2027-03-25T00:00:00"),
            Map.entry("NCName", "应以字母或下划线开头，只用字母、数字、下划线、连字符和点，不能有空格"),
            Map.entry("ID", "应以字母或下划线开头，只用字母、数字、下划线、连字符和点，不能有空格"),
            Map.entry("IDREF", "应是一个元素的标识"),
            Map.entry("QName", "应是一个元素的标识，不能有空格"),
            Map.entry("anyURI", "应是一个网址"));

    private static final Map<String, String> OTHER_LANGUAGES = Map.of(
            "BPMN",
            "流程（BPMN）",
            "DMN",
            "判断表（DMN）",
            "CMMN",
            "案例（CMMN）",
            "XPDL",
            "XPDL 流程",
            "xhtml",
            "网页",
            "svg",
            "SVG 图片");

    private final ModelLanguage language;

    /** The reason of the last wrong value: the parser reports it before the error that names the attribute. */
    private String valueReason = "";

    /** The parser also reports a repeated id as a wrong value. */
    private String repeatedId = "";

    XmlErrors(ModelLanguage language) {
        this.language = language;
    }

    /** An error in the XML itself. */
    static String sentence(String message) {
        return SYNTAX.entrySet().stream()
                .filter(error -> message.contains(error.getKey()))
                .findFirst()
                .map(error -> error.getValue().formatted(word(quoted(message), 0)))
                .orElseGet(() -> "写得不合 XML 的格式；%s。".formatted(REDRAW));
    }

    static String wrongRoot(String name, String namespace, ModelLanguage language) {
        var save = "应是 Camunda Modeler 保存的 .%s 文件".formatted(language.extension());
        if (language.version(namespace).isPresent()) {
            return "文件的根元素是 <%s>；应是 <definitions>，%s。".formatted(name, save);
        }
        if (name.equalsIgnoreCase("definitions") && namespace.isEmpty()) {
            return "文件的根元素没有写命名空间；应有 xmlns=\"%s\"。".formatted(language.namespace());
        }
        if (namespace.contains("/" + language.name() + "/")) {
            return "文件的命名空间 %s 不是本系统认得的%s版本；应是 %s。".formatted(namespace, language.label(), language.namespace());
        }
        return OTHER_LANGUAGES.entrySet().stream()
                .filter(other -> namespace.contains(other.getKey()))
                .findFirst()
                .map(other -> "文件里是%s，扩展名却是 .%s；%s。".formatted(other.getValue(), language.extension(), save))
                .orElseGet(() -> "文件的根元素是 <%s>，不是%s；%s。".formatted(name, language.label(), save));
    }

    static String unforeseen(ModelLanguage language) {
        return "读不出来，不是有效的%s；%s。".formatted(language.label(), REDRAW);
    }

    /** Empty when another error says the same. */
    Optional<String> sentenceOfSchemaError(String message) {
        var code = CODE.matcher(message);
        if (!code.matches()) {
            return Optional.of(sentence(message));
        }
        var words = quoted(message);
        return switch (code.group(1)) {
            case "cvc-enumeration-valid" -> {
                valueReason = "应是 %s 之一"
                        .formatted(String.join(
                                "、", expected(message.replace('[', '{').replace(']', '}'))));
                yield Optional.empty();
            }
            case "cvc-datatype-valid.1.2.1", "cvc-datatype-valid.1.2.3" -> {
                valueReason = TYPES.getOrDefault(word(words, 1), "");
                yield Optional.empty();
            }
            case "cvc-pattern-valid", "cvc-minInclusive-valid", "cvc-maxInclusive-valid", "cvc-length-valid" ->
                Optional.empty();
            case "cvc-attribute.3" ->
                word(words, 0).equals(repeatedId)
                        ? Optional.empty()
                        : Optional.of(
                                "的属性 %s 的值“%s”不对；%s。".formatted(word(words, 1), word(words, 0), takeValueReason()));
            case "cvc-type.3.1.3", "cvc-complex-type.2.2" ->
                Optional.of("的 <%s> 的值不对；%s。".formatted(localName(word(words, 1)), takeValueReason()));
            case "cvc-complex-type.2.4.a" ->
                Optional.of(
                        "里的 <%s> 不该在这里；%s。".formatted(localName(word(words, 0)), expectedOr("这里应是 %s，次序也要对", message)));
            case "cvc-complex-type.2.4.b" ->
                Optional.of("里的 <%s> 不完整；%s。".formatted(localName(word(words, 0)), expectedOr("里面应有 %s", message)));
            case "cvc-complex-type.2.4.c" ->
                Optional.of("里的 <%s> 不认得；应删掉，或者放到 <extensionElements> 里。".formatted(localName(word(words, 0))));
            case "cvc-complex-type.2.4.d", "cvc-complex-type.2.1" ->
                Optional.of("里的 <%s> 不该在这里；应删掉，或者移到它该在的元素里。".formatted(localName(word(words, 0))));
            case "cvc-complex-type.2.3" ->
                Optional.of("的 <%s> 里有多余的文字；里面应只有别的元素。".formatted(localName(word(words, 0))));
            case "cvc-complex-type.3.2.2" ->
                Optional.of("的 <%s> 不能有属性 %s；应删掉，Camunda 的属性前面应有 camunda: 前缀。"
                        .formatted(localName(word(words, 1)), word(words, 0)));
            case "cvc-complex-type.4" ->
                Optional.of("的 <%s> 没有属性 %s；应补上。".formatted(localName(word(words, 1)), word(words, 0)));
            case "cvc-id.1" -> Optional.of("要用标识为 %s 的元素，文件里没有；应改成有的元素的标识。".formatted(word(words, 0)));
            case "cvc-id.2" -> {
                repeatedId = word(words, 0);
                yield Optional.of("的标识 %s 用了不止一次；每个元素应有自己的标识，应改掉一个。".formatted(repeatedId));
            }
            case "cvc-elt.1", "cvc-elt.1.a" ->
                Optional.of("的 <%s> 不认得；%s。".formatted(localName(word(words, 0)), REDRAW));
            case "UndeclaredPrefix" -> {
                valueReason = "前缀 %s 应在根元素上声明：xmlns:%1$s=\"…\"".formatted(word(words, 1));
                yield Optional.empty();
            }
            case "cvc-elt.4.1", "cvc-elt.4.2", "cvc-elt.4.3", "cvc-type.2", "cvc-elt.2" ->
                Optional.of("的 xsi:type 写得不对（%s）；%s。"
                        .formatted(
                                words.stream().limit(2).collect(Collectors.joining("，")),
                                valueReason.isEmpty() ? "表达式的类型应是 bpmn:tFormalExpression" : takeValueReason()));
            default -> Optional.of("不合%s的格式；%s。".formatted(language.label(), REDRAW));
        };
    }

    private String takeValueReason() {
        var reason = valueReason.isEmpty() ? REDRAW : valueReason;
        valueReason = "";
        return reason;
    }

    private String expectedOr(String sentence, String message) {
        var names = expected(message).stream()
                .limit(MOST_EXPECTED)
                .map("<%s>"::formatted)
                .toList();
        return names.isEmpty() ? REDRAW : sentence.formatted(String.join("、", names));
    }

    /** The names in {@code '{"http://…":one, "http://…":other}'}. */
    private static List<String> expected(String message) {
        int start = message.indexOf('{', Math.max(0, message.indexOf("One of '")));
        return start < 0
                ? List.of()
                : EXPECTED.matcher(message.substring(start))
                        .results()
                        .map(name -> name.group(1))
                        .distinct()
                        .toList();
    }

    private static List<String> quoted(String message) {
        return QUOTED.matcher(message)
                .results()
                .map(XmlErrors::quotedWord)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String quotedWord(MatchResult quoted) {
        return Stream.of(quoted.group(1), quoted.group(2))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The name in {@code bpmn:name} or {@code {"http://…":name}}. */
    private static String localName(String word) {
        var name = word.replaceAll("[{}\"]", "");
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
