package org.dudao.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Says in Chinese what the parser of the engine does not accept and the rules did not find. */
public final class EngineProblems {

    private static final String UNFORESEEN = "流程引擎不认；应在 Camunda Modeler 里打开这一处，按提示改好后重新保存。";

    /** The messages of the engine. The groups of a pattern are the arguments of its sentence. */
    private static final Map<Pattern, String> SENTENCES = sentences();

    private EngineProblems() {}

    /** The first pattern that is found in a message counts. */
    private static Map<Pattern, String> sentences() {
        var sentences = new LinkedHashMap<String, String>();
        addReferences(sentences);
        addNames(sentences);
        addEvents(sentences);
        addFlows(sentences);
        addTasks(sentences);
        addDiagram(sentences);
        addFiles(sentences);
        var patterns = new LinkedHashMap<Pattern, String>();
        sentences.forEach((message, sentence) -> patterns.put(Pattern.compile(message), sentence));
        return patterns;
    }

    private static void addReferences(Map<String, String> sentences) {
        sentences.put("duplicate signal name '(.*)'", "有同名的信号 %s；应合成一个。");
        sentences.put("(signal|escalation|message) must have an id", "有一个 %s 没有标识；应填标识（ID）。");
        sentences.put("signal with id '(.*)' has no name", "的信号 %s 没有名称；应填名称。");
        sentences.put("'id' is mandatory on error definition", "有一个错误没有标识；应填标识（ID）。");
        sentences.put("attribute '(messageRef|signalRef)' is required", "没有写 %s；应在属性里选一个消息或信号。");
        sentences.put("Invalid 'messageRef': no message with id '(.*)'", "要用的消息 %s 在文件里没有；应重新选一个。");
        sentences.put("does not have required (?:property|attribute) '(\\w+)'", "没有写 %s；应在属性里选一个。");
        sentences.put("[Cc]ould not find signal with id '(.*)'", "要用的信号 %s 在文件里没有；应重新选一个。");
        sentences.put("could not find escalation with id '(.*)'", "要用的升级 %s 在文件里没有；应重新选一个。");
        sentences.put("'errorRef' attribute is mandatory", "没有写是哪个错误；应在属性里选一个错误。");
        sentences.put("'errorCode' is mandatory .* error '(.*)'", "的错误 %s 没有代码；应填“错误代码”。");
        sentences.put("must have an 'escalationCode'", "的升级没有代码；应填“升级代码”。");
        sentences.put(
                "Invalid 'activityRef'|Invalid attribute value for 'activityRef': no activity with id '(.*)' in",
                "要补偿的步骤 %s 没有；应写同一层里有的步骤。");
        sentences.put("Invalid reference (?:sourceRef|targetRef) '(.*)' of association", "的连线一头是 %s，文件里没有；应重新连接，或者删掉。");
        sentences.put("association element missing attribute '(.*)'", "的关联线没有 %s；应重新连接，或者删掉。");
        sentences.put("Invalid (?:source|destination) '(.*)' of sequence flow", "的一头 %s 不是同一层里的步骤；应在同一层里重新连接。");
        sentences.put(
                "Invalid reference in 'bpmnElement' attribute, \\w+ (\\S+?) ?not found", "图上画的 %s 在流程里没有；应从图上删掉。");
    }

    private static void addNames(Map<String, String> sentences) {
        sentences.put("message event subscription with an empty or missing name", "的消息没有名称；应填名称。");
        sentences.put(
                "more than one (?:message|signal) event subscription with name '(.*)' for",
                "和另一个事件等同一个消息或信号 %s；应只留一个。");
        sentences.put("more than one conditional event subscription", "和另一个事件等同一个条件；应只留一个。");
        sentences.put("Invalid message name '(.*)' for element", "的消息名称 %s 是表达式，开始事件里不能用；应写固定的名称。");
    }

    private static void addEvents(Map<String, String> sentences) {
        sentences.put("must define a startEvent", "里没有开始事件；应加一个。");
        sentences.put(
                "multiple none start events or timer start events|multiple start events not supported",
                "有几个开始事件；应只留一个。");
        sentences.put(
                "(\\w+EventDefini?tion) (?:is not|only) allowed on start event", "是子流程的开始事件，不能写 %s；应改成没有触发方式的开始事件。");
        sentences.put("error start event of event subprocess must be interrupting", "是错误开始事件，应选“中断”。");
        sentences.put("start event of event subprocess must be of type", "是事件子流程的开始，应由定时、消息、信号、错误、升级或补偿触发。");
        sentences.put(
                "compensation (?:start|boundary) event|compensateEventDefinition",
                "的补偿事件这样用不了；一个步骤上应只有一个补偿事件，补偿的步骤应标“补偿”，不连顺序线。");
        sentences.put("compensation boundary catch must be connected", "应连到一个标了“补偿”的步骤。");
        sentences.put("compensation activity", "是补偿步骤，不应有进来或出去的顺序线；应删掉这条线。");
        sentences.put("cancelEventDefinition", "是取消事件，应只用在事务子流程上。");
        sentences.put(
                "IntermediateCatchLinkEvent is not allowed after|Event based gateway can only be connected|Invalid incoming sequenceflow for intermediateCatchEvent",
                "是事件网关后面的一步；事件网关后面应直接接定时、消息等中间捕获事件，别的线不应连到它们。");
        sentences.put("'asyncAfter' not supported for eventBasedGateway", "是事件网关，不能勾选“之后异步”；应去掉。");
        sentences.put(
                "Unsupported (?:intermediate catch|boundary) event type|unsupported intermediate",
                "没有写等什么，或者这种事件本系统不认；应改成定时、消息、信号或条件事件。");
        sentences.put("Intermediate Catch Events with the same link event name \\('(.*)'\\)", "的链接 %s 有几个终点；应只留一个。");
        sentences.put("link event source with name '(.*)' but no event target", "要跳到链接 %s，没有同名的终点；应加一个链接捕获事件。");
        sentences.put("AttachedToRef is required", "没有挂在哪个步骤上；应拖到步骤的边上。");
        sentences.put("boundary event has no id", "有一个边界事件没有标识；应填标识（ID）。");
        sentences.put("Invalid reference in boundary event", "挂的步骤没有，或者不在同一层；应拖到同一层里一个步骤的边上。");
        sentences.put("escalation boundary event should only be attached", "是升级边界事件，应只挂在子流程、调用活动或用户任务上。");
        sentences.put("escalation (?:event subprocess|boundary event)", "的升级事件重复，或者和不写代码的升级事件冲突；同一处每个代码应只有一个。");
        sentences.put("Timer needs configuration", "是定时事件，没有写时间；应填时长（例如 P5D）、日期或者周期。");
        sentences.put("Conditional event must contain an expression", "没有写条件；应填 ${…}。");
    }

    private static void addFlows(Map<String, String> sentences) {
        sentences.put("Exclusive Gateway '(.*)' has no outgoing", "（%s）后面没有连线；应连到下一步。");
        sentences.put(
                "has only one outgoing sequence flow .* not allowed to have a condition",
                "只有一路出去，不能有条件；应去掉条件，或者补上另外的一路。");
        sentences.put("which is the default flow but has a condition", "的默认一路不能有条件；应去掉条件。");
        sentences.put(
                "outgoing sequence flow '(.*)' without condition which is not the default",
                "的一路 %s 没有条件；应填条件 ${…}，或者设为默认的一路。");
        sentences.put("must have an id, activity with id", "后面的连线没有标识，又勾选了异步；应给连线填标识（ID）。");
        sentences.put("Invalid (?:incoming|outgoing) sequence flow of event subprocess", "是事件子流程，不应有进来或出去的顺序线；应删掉。");
        sentences.put("only tFormalExpression is currently supported", "的条件类型不对；应是 bpmn:tFormalExpression。");
        sentences.put("process condition expression", "的条件写得不对；应写成 ${…}。");
    }

    private static void addTasks(Map<String, String> sentences) {
        // The words of our own limits
        sentences.put("(模型里不能用 Java 类 \\S+)", "%s；应改为表达式 ${…}。");
        sentences.put(
                "loopCardinality must be defined|Either loopCardinality|LoopDataInputRef",
                "是多实例，没有写办几份；应填集合（Collection）${…}，或者份数。");
        sentences.put("\\b[Ss]cript", "里有脚本；模型里不写脚本，应改为表达式 ${…}。");
        sentences.put("Invalid usage of type attribute on \\w+: '(.*)'", "的类型 %s 不认得；应填表达式 ${…}。");
        sentences.put("'resultVariableName' not supported", "写了结果变量，又不是表达式；应改用表达式 ${…}，或者去掉结果变量。");
        sentences.put("is mandatory on (?:taskListener|executionListener)", "的监听器没有写做什么；应填表达式 ${…}。");
        sentences.put("One of the attributes 'class', 'delegateExpression'", "没有写做什么；应填表达式 ${…}。");
        sentences.put(
                "decision result mapper found for name '(.*?)'",
                "的结果方式 %s 不认得；应是 singleEntry、singleResult、collectEntries 或 resultList。");
        sentences.put("External tasks must specify a 'topic'", "是外部任务，没有写主题；应填主题（Topic）。");
        sentences.put("shell|mail activity|Text or html field", "是邮件或命令行任务，本系统不用；应改为表达式 ${…}。");
        sentences.put("field declaration|expression field|string field", "的字段注入写得不对；应去掉，改为表达式 ${…}。");
        sentences.put("Value '(.*)' for attribute '(.*)' is not a valid number", "的值“%s”（%s）不是整数；应写成整数。");
        sentences.put("Can't use attribute '(.*)' and element", "的 %s 写了两处；应只留一处。");
        sentences.put("No valid value found in attribute '(.*)' nor", "的 %s 没有值；应填一个值。");
        sentences.put("only one of the attributes formKey and formRef", "写了两种表单；应只留 Camunda 表单。");
        sentences.put("value for formRefBinding", "的表单没有写用哪一版；应选“部署”（deployment）。");
        sentences.put("duplicate assignee|multiple humanPerformer", "写了几个办理人；应只留一个。");
        sentences.put(
                "Attribute 'event' (?:must be one of|is mandatory)", "的监听器没有写对什么时候；应选 create、complete、start、end 等之一。");
        sentences.put(
                "'id' is mandatory on taskListener of type 'timeout'|'timerEventDefinition' is mandatory on taskListener",
                "的超时监听器不完整；应有标识和定时。");
        sentences.put("Attribute '(class|delegateExpression)' cannot be empty", "的监听器的 %s 是空的；应填表达式 ${…}。");
        sentences.put(
                "Missing attribute 'calledElement'|'calledElement' or 'caseRef' cannot",
                "没有写调用哪个流程；应填“被调用元素”，例如 materialReview。");
        sentences.put("Missing attribute '(.*)' when '(.*)' has value", "没有写 %s（%s 要它）；应填上。");
        sentences.put(
                "(?:Empty|Missing) (?:attribute|parameter) '(source|sourceExpression|target)'", "的变量映射不完整，没有写 %s；应填上。");
        sentences.put("Invalid property usage", "的属性没有名称；应填名称。");
        sentences.put("mapping unsupported|outputParameter not allowed", "不能有输入、输出映射；应放到任务或子流程上。");
        sentences.put("job declaration", "的定时或异步写了两遍；应只留一个。");
        sentences.put("History Time To Live|historyTimeToLive", "没有写历史保留期限；应填“历史保留时间”，例如 P1825D。");
    }

    private static void addDiagram(Map<String, String> sentences) {
        sentences.put("'bpmnElement' attribute is required", "的图形没有写是哪个元素；应从图上删掉。");
        sentences.put("'Bounds' element is required|(\\S+) is required", "的图形没有写位置（%s）；应在 Modeler 里重新画。");
        sentences.put("Minimum 2 waypoint", "的连线没有画出来；应在 Modeler 里重新连。");
        sentences.put("Cannot parse (\\S+):", "的图形的 %s 不是数字；应在 Modeler 里重新画。");
    }

    private static void addFiles(Map<String, String> sentences) {
        sentences.put("definitions with the same key '(.*)'", "里有两个标识同为 %s 的流程或判断表；应改掉一个标识。");
        sentences.put("\\bimports?\\b", "要导入别的文件，本系统不认；应删掉 <import>。");
        sentences.put("multiple elements with tag name (\\w+)", "里有几个 <%s>；应只留一个。");
        sentences.put("Could not resolve function '(.*)'", "里的函数 %s 没有；应调用系统里有的方法 ${…}。");
        sentences.put("Error parsing '(.*?)': syntax error", "里的表达式 %s 写得不对；应改好括号和引号。");
        sentences.put("form field must have", "用的不是 Camunda 表单；应选“Camunda 表单”，填表单的标识。");
        sentences.put("cvc-|src-|SAX|XML", "的格式不对；应在 Camunda Modeler 里打开，重新保存。");
    }

    /**
     * @param element the id of the element; null when the engine names none
     * @param line 0 when the engine names none
     * @param message in the words of the engine
     */
    public static Violation violation(String file, byte[] content, @Nullable String element, int line, String message) {
        var where = line > 0 ? "第 %d 行".formatted(line) : "";
        var sentence = where + sentence(message);
        if (element == null || element.isBlank()) {
            return new Violation(file, file, sentence);
        }
        // The engine calls the body of an activity with several instances id#multiInstanceBody.
        var id = element.replaceFirst("#.*", "");
        return new Violation(file, id, name(content, id) + sentence);
    }

    static String sentence(String message) {
        return SENTENCES.entrySet().stream()
                .flatMap(sentence -> {
                    var matcher = sentence.getKey().matcher(message);
                    return matcher.find()
                            ? Stream.of(sentence.getValue()
                                    .formatted(IntStream.rangeClosed(1, Math.max(2, matcher.groupCount()))
                                            .mapToObj(group ->
                                                    group <= matcher.groupCount() && matcher.group(group) != null
                                                            ? matcher.group(group)
                                                            : "")
                                            .toArray()))
                            : Stream.empty();
                })
                .findFirst()
                .orElse(UNFORESEEN);
    }

    /** The label and the id of the element. */
    private static String name(byte[] content, String element) {
        try {
            var named = ModelReader.bpmn(content).getModelElementById(element);
            return Violation.name(named == null ? null : named.getAttributeValue("name"), element);
        } catch (SAXException e) {
            return Violation.name(null, element);
        }
    }
}
