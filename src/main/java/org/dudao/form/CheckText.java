package org.dudao.form;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule across fields: a text component with the custom property {@value #PROPERTY}, which names the field that is wrong. It is
 * hidden while the answers fit together. When its condition shows it, form-js shows the text to the person who types, and the server
 * refuses the form with the same text at that field. form-js and the server evaluate the same condition.
 */
final class CheckText {

    static final String PROPERTY = "check";

    private static final Pattern BRACES = Pattern.compile("\\{\\{(.+?)}}", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern OF_THE_ROW = Pattern.compile("\\b_?this_?\\.(\\w+)");

    private CheckText() {}

    static boolean is(FormComponent component) {
        return is(component.settings());
    }

    static boolean is(ComponentSettings settings) {
        return !settings.property(PROPERTY).isMissingNode();
    }

    /** The path of the field, inside the row if the component is in a list. */
    static List<String> field(ComponentSettings settings) {
        return List.of(settings.property(PROPERTY).asText().split("\\.", -1));
    }

    /** The text without Markdown, with the values of the expressions in double braces. */
    static String words(ComponentSettings settings, ExpressionScope scope) {
        var filledIn = BRACES.matcher(settings.text("text"))
                .replaceAll(match -> Matcher.quoteReplacement(shown(scope.evaluate(match.group(1)))));
        return LINK.matcher(filledIn).replaceAll("$1").replace("*", "").strip().replaceFirst("。$", "");
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : Numbers.exact(value).map(Numbers::text).orElseGet(() -> String.valueOf(value));
    }

    /** Checks the settings of one component. */
    static void inspect(ComponentInspection inspection) {
        var settings = inspection.settings();
        if (!settings.type().equals("text")) {
            inspection.addError("的 properties.check 只能写在 text 上");
            return;
        }
        if (settings.text("text").isBlank()) {
            inspection.addError("有 properties.check，没有 text；应写明哪里不对、怎样才对");
        }
        if (settings.text("text").contains("{{#")) {
            inspection.addError("有 properties.check，它的 text 里不能用 {{#if}}、{{#loop}}，只能用 {{变量}}");
        }
        var hide = settings.hide();
        if (hide == null) {
            inspection.addError("有 properties.check，没有 conditional.hide；应写“=if 不对的条件 then false else true”");
        } else if (FormFeel.error(hide).isEmpty() && !FormFeel.holds(hide, Map.of())) {
            inspection.addError("的 conditional.hide 在表单空着的时候就不成立，一打开就报错；应写“=if 不对的条件 then false else true”");
        }
    }

    /**
     * Checks which fields the components of one form read.
     *
     * @param siblings the components whose values have the same parent
     * @param inside whether the parent is a row of a list or a group with a path
     */
    static void inspectFields(List<FormComponent> siblings, boolean inside, List<FormError> errors) {
        var keys = new HashSet<String>();
        var dates = new HashSet<>(FormFacts.DAYS);
        collect(siblings, keys, dates);
        eachOf(siblings)
                .filter(CheckText::is)
                .forEach(check ->
                        inspectFields(new ComponentInspection(check.settings(), errors, errors), keys, dates, inside));
        eachOf(siblings)
                .filter(CheckText::isParent)
                .forEach(parent -> inspectFields(parent.components(), true, errors));
    }

    private static void inspectFields(
            ComponentInspection inspection, Set<String> keys, Set<String> dates, boolean inside) {
        var settings = inspection.settings();
        var field = settings.property(PROPERTY).asText();
        if (!keys.contains(field)) {
            inspection.addError(
                    "的 properties.check 是“%s”，%s没有这个字段；应是出错的那个字段的 key".formatted(field, inside ? "同一层" : "表单里"));
        }
        var hide = String.valueOf(settings.hide());
        if (inside) {
            OF_THE_ROW
                    .matcher(hide)
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !keys.contains(name))
                    .forEach(name -> inspection.addError("的条件用了 this.%s，列表里没有这个字段".formatted(name)));
        }
        dates.stream()
                .filter(date -> comparesTexts(hide, date))
                .forEach(date -> inspection.addError("的条件里，日期 %s 要写成 date(%1$s)：浏览器不能拿文字比先后".formatted(date)));
    }

    /** Whether the condition reads a day without the function {@code date}: the FEEL engine of form-js does not compare texts. */
    private static boolean comparesTexts(String condition, String date) {
        var read = Pattern.compile("(?<![\\w.])(_?this_?\\.)?" + Pattern.quote(date) + "(?!\\w)");
        var inDate = Pattern.compile("\\bdate( and time)?\\s*\\(\\s*(_?this_?\\.)?" + Pattern.quote(date) + "\\s*\\)");
        var orNull = Pattern.compile("(?<![\\w.])(_?this_?\\.)?" + Pattern.quote(date) + "\\s*!?=\\s*null");
        return read.matcher(
                        orNull.matcher(inDate.matcher(condition).replaceAll("")).replaceAll(""))
                .find();
    }

    private static void collect(List<FormComponent> siblings, Set<String> keys, Set<String> dates) {
        eachOf(siblings)
                .filter(component -> component.type() instanceof FieldType || component.isList())
                .forEach(field -> {
                    var key = String.join(".", field.path());
                    keys.add(key);
                    if (field.type() instanceof DatetimeType
                            && !field.settings().text("subtype").equals("time")) {
                        dates.add(key);
                    }
                });
    }

    /** The components and those inside groups without a path. */
    private static Stream<FormComponent> eachOf(List<FormComponent> components) {
        return components.stream()
                .flatMap(component -> Stream.concat(
                        Stream.of(component), isParent(component) ? Stream.empty() : eachOf(component.components())));
    }

    /** Whether the values of the components inside have a parent of their own. */
    private static boolean isParent(FormComponent component) {
        return component.isList()
                || (component.type() instanceof GroupType && !component.path().isEmpty());
    }
}
