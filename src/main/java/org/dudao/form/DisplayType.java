package org.dudao.form;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Components without a value: they show something or are buttons. */
@Component
class DisplayType implements ComponentType {

    @Override
    public Set<String> names() {
        return Set.of("text", "html", "image", "table", "iframe", "separator", "spacer", "button");
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                "text",
                "content",
                "source",
                "alt",
                "dataSource",
                "rowCount",
                "columns",
                "columnsExpression",
                "url",
                "height",
                "security",
                "action");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        var settings = inspection.settings();
        switch (settings.type()) {
            case "iframe" -> inspection.addDisplayProblem("是 iframe，Tasklist 不显示别的网页，应改用 text，里面写链接 [名称](https://…)");
            case "button" -> {
                if (ComponentSettings.isExpression(settings.get("label"))
                        || settings.text("label").contains("{{")) {
                    inspection.addDisplayProblem("是按钮，Tasklist 不计算按钮上的表达式，应写固定的文字");
                }
            }
            case "image" -> inspectImage(inspection);
            case "table" -> inspectTable(inspection);
            default -> {}
        }
    }

    /** Tasklist's content security policy blocks other servers, and form-js takes no address without a scheme. */
    private static void inspectImage(ComponentInspection inspection) {
        var source = inspection.settings().get("source");
        boolean computed =
                ComponentSettings.isExpression(source) || source.asText().contains("{{");
        if (!computed && !source.asText().startsWith("data:")) {
            inspection.addDisplayProblem("的 source 应以 data: 开头，把图片写在表单里（data:image/png;base64,…）：Tasklist 不显示别处的图片");
        }
    }

    private static void inspectTable(ComponentInspection inspection) {
        var settings = inspection.settings();
        var rows = ComponentSettings.expression(settings.get("dataSource"));
        if (rows == null) {
            inspection.addDisplayProblem("的 dataSource 应以“=”开头，后面是变量，例如 =submissionRows；不然表里没有内容");
        } else {
            inspection.requireShownExpression(rows);
        }
        var columns = ComponentSettings.expression(settings.get("columnsExpression"));
        if (columns != null) {
            inspection.requireShownExpression(columns);
        } else if (settings.get("columns").isEmpty()) {
            inspection.addDisplayProblem("没有列，应在 columns 里写明每一列的 label 和 key");
        }
    }
}
