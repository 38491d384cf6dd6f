package org.dudao.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Translates the migration errors of the engine into Chinese. They have no codes, so the beginning of the message identifies them. */
final class EngineMessageTranslator {

    /** The message for an instance that waits in an element without a new element. */
    static final String NO_INSTRUCTION = "There is no migration instruction for this instance's activity";

    private static final Map<String, String> CHINESE = new LinkedHashMap<>();

    static {
        CHINESE.put(NO_INSTRUCTION, "新版本里没有它的去处");
        CHINESE.put("Activities have incompatible types", "元素的类型变了");
        CHINESE.put("Events are not of the same type", "事件的种类变了");
        CHINESE.put("The source activity's event scope", "它所附着的那一步没有换到新元素所附着的那一步");
        CHINESE.put("The closest mapped ancestor", "它所在的子流程换到了别处");
        CHINESE.put("Target activity '", "新元素要重复办理（多实例），旧元素不是");
        CHINESE.put("Must map the inner activity", "重复办理（多实例）的元素要连同其中的一步一起换");
        CHINESE.put("Cannot remove the inner activity", "重复办理（多实例）的元素要连同其中的一步一起换");
        CHINESE.put("The target gateway must have", "新网关的入口比原来少");
        CHINESE.put("The gateway's flow scope", "网关所在的子流程没有去处");
        CHINESE.put("Only one gateway", "两个网关不能换成同一个");
        CHINESE.put("There are multiple mappings", "同一个旧元素指定了两个去处");
        CHINESE.put("Target activity is not async", "它正等着异步执行，新元素却不再是异步的");
        CHINESE.put("Transition instance is assigned", "它正走在一条新版本没有的连线上");
        CHINESE.put("A transition instance that instantiates", "流程刚刚发起，新版本的开头变了");
        CHINESE.put("The type of the source activity", "停在这一类元素里的实例不能迁移");
        CHINESE.put("The variable '", "两处同名的变量会互相覆盖");
        CHINESE.put("Cannot migrate subscription", "补偿处理没有去处");
    }

    private EngineMessageTranslator() {}

    /** @param missingReason returns the reason why an element has no new element */
    static String reason(MigrationProblem error, UnaryOperator<String> missingReason) {
        var element = error.element();
        if (element == null) {
            return chinese(error.message());
        }
        return error.message().equals(NO_INSTRUCTION)
                ? missingReason.apply(element)
                : element + "：" + chinese(error.message());
    }

    /** An unknown message stays in English. */
    static String chinese(String message) {
        return CHINESE.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(message);
    }
}
