package org.dudao.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dudao.database.Collision;

/** The Chinese sentence for a text of the engine. */
final class EngineSentence {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** Texts of the engine with the sentence for each; {@code $1} is the first group of the pattern. */
    private static final List<Translation> TRANSLATIONS = List.of(
            translation(".*variable query parameter has to have format.*", "变量条件的写法是：名称_比较方式_值。"),
            translation(".*condition query parameter has to have format.*", "条件的写法是：比较方式_值。"),
            translation(
                    ".*Invalid (?:\\w+ )*comparator specified: (.*)", "不认识比较方式“$1”；可用 eq、neq、gt、gteq、lt、lteq、like。"),
            translation("Cannot set query parameter '(.*?)' to value '(.*?)'.*", "参数“$1”不能是“$2”。"),
            translation("(\\w+) parameter has invalid value: (.*)", "参数“$1”不能是“$2”。"),
            translation("(?:Only a single sorting parameter specified).*", "排序要同时给出 sortBy 和 sortOrder。"),
            translation(
                    ".*Cannot convert value '?(.*?)'? (?:of type '.*?' )?to java (?:enum )?type (?:[\\w.]+\\.)?(\\w+).*",
                    "值“$1”不对，这里要的类型是 $2。"),
            translation(".*Unsupported value type '(.*?)'.*", "不支持变量类型“$1”。"),
            translation("Parameter '(.*?)' cannot be used together with parameter '(.*?)'.*", "参数“$1”和“$2”不能同时用。"),
            translation(".*(?:variable|Variable) with name (\\S+) does not exist.*", "没有变量“$1”。"),
            translation("No matching rendered (?:start )?form for .*", "这里没有引擎生成的表单；请用 deployed-form。"),
            translation(".*form key '(.*?)' does not reference a deployed form.*", "表单“$1”不是随流程部署的表单。"),
            translation("One of the attributes 'formKey' and 'camunda:formRef' must be supplied.*", "这一步没有表单。"),
            translation(
                    "No deployment resources contained in the form upload.*", "部署里没有文件，请至少带一个 .bpmn、.dmn 或 .form 文件。"),
            translation(
                    "No file name found in the deployment resource described by form parameter '(.*?)'.*",
                    "“$1”没有文件名，请给出文件名。"),
            translation("No user id was supplied.*", "没有给出 userId。"),
            translation("Identity Link requires userId or groupId, but not both.*", "userId 和 groupId 只能给一个。"),
            translation("Identity Link requires userId or groupId.*", "请给出 userId 或者 groupId。"),
            translation("No message name supplied.*|.*[mM]essageName.* is null.*", "没有给出消息名 messageName。"),
            translation("No signal name given.*", "没有给出信号名 name。"),
            translation(".*query exceeded.*|.*maxResults.*", "一次取的条数太多，请用 firstResult 和 maxResults 分页。"),
            translation("Username and password are required.*", "请给出登录名和密码。"),
            translation("The given authenticated user password is not valid.*", "您自己的密码不对。"),
            translation(".*[pP]assword does not match.*", "新密码不符合密码规则。"),
            translation("The user already exists.*|.*user .* already exists.*", "已经有这个登录名。"),
            translation(".*is a read-only.*|.*read-only.*", "这项内容只能查看，不能修改。"));

    private record Translation(Pattern text, String sentence) {

        Optional<String> of(String original) {
            var matcher = text.matcher(original);
            return matcher.matches() ? Optional.of(matcher.replaceFirst(sentence)) : Optional.empty();
        }
    }

    private EngineSentence() {}

    private static Translation translation(String text, String sentence) {
        return new Translation(Pattern.compile(text, Pattern.DOTALL), sentence);
    }

    /** The sentence for this text of the engine, if there is one. */
    static Optional<String> of(int status, String original, EngineSubject subject) {
        var translated = status >= SERVER_ERROR
                ? Optional.<String>empty()
                : TRANSLATIONS.stream()
                        .map(translation -> translation.of(original))
                        .flatMap(Optional::stream)
                        .findFirst();
        return status == NOT_FOUND ? translated.or(() -> Optional.of(partMissing(subject))) : translated;
    }

    /** The sentence for a status. */
    static String of(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "您没有权限这样做。";
            case 405 -> "这个地址不能这样用：请求的方法不对。";
            case 406 -> "不能按所要的格式回答，请接受 application/json。";
            case 409 -> Collision.CHANGED;
            case 415 -> "内容的类型不对，请用 application/json；部署文件请用 multipart/form-data。";
            default ->
                status < SERVER_ERROR ? "请求里的参数或者内容不对，请对照引擎的接口说明检查；原因写在日志里。" : "系统出了问题，这次的操作没有生效。请告诉管理员；原因写在日志里。";
        };
    }

    private static String partMissing(EngineSubject subject) {
        if (subject.id() == null) {
            return "没有找到所要的内容，请检查地址。";
        }
        return subject.isChecked() && !subject.rest().isEmpty()
                ? "这个%s没有“%s”。".formatted(subject.noun(), String.join("/", subject.rest()))
                : missing(subject);
    }

    static String missing(EngineSubject subject) {
        return switch (subject.resource()) {
            case "task" -> "没有这项任务：它已经办结或者撤销，或者编号不对。请刷新任务列表。";
            case "process-instance", "execution" -> "没有这个流程实例：它已经结束或者撤销，或者编号不对。";
            default -> "没有%s“%s”：它已经删除，或者编号不对。".formatted(subject.noun(), subject.id());
        };
    }
}
