package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads .form files and judges each component and each setting by what form-js 1.8.7 in Tasklist shows and the server checks. The
 * {@code schemaVersion} does not matter: form-js ignores it, and every Camunda Modeler since 5.30 writes a newer one.
 */
@org.springframework.stereotype.Component
public class FormReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Components of newer Modelers that form-js 1.8.7 does not know, with what to use instead. */
    private static final Map<String, String> INSTEAD_OF = Map.of(
            "filepicker", "附件不在表单里传，交材料的任务在“材料”页签里传，表单里去掉这一项",
            "documentPreview", "附件不在表单里看，任务的“材料”页签里能打开，表单里去掉这一项");

    /** A name that FEEL expressions can use. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private static final Set<String> COMMON_SETTINGS = Set.of(
            "id",
            "type",
            "key",
            "label",
            "description",
            "layout",
            "conditional",
            "validate",
            "properties",
            "readonly",
            "disabled",
            "defaultValue");

    /** Settings with a text that may be or contain an expression. */
    private static final List<String> TEMPLATES = List.of("label", "description", "text", "content", "source", "alt");

    private final Map<String, ComponentType> types = new HashMap<>();

    FormReader(List<ComponentType> types) {
        types.forEach(type -> type.names().forEach(name -> this.types.put(name, type)));
    }

    /**
     * Reads a form that is in use, whatever its display problems are.
     *
     * @throws FormUnusableException that names every error
     */
    public Form read(InputStream file) {
        var inspection = inspect(file);
        return inspection.form().orElseThrow(() -> new FormUnusableException(inspection.errors()));
    }

    /** Reads a form that is about to be deployed, with everything that is wrong with it. */
    public FormInspection inspect(InputStream file) {
        var reading = new Reading();
        var components = reading.read(file);
        var form = reading.errors.isEmpty() ? Optional.of(new Form(components)) : Optional.<Form>empty();
        return new FormInspection(form, reading.errors, reading.displayProblems);
    }

    /** Collects the errors and display problems of one file. */
    private final class Reading {

        private final List<FormError> errors = new ArrayList<>();
        private final List<FormError> displayProblems = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        List<FormComponent> read(InputStream file) {
            JsonNode form;
            try {
                form = JSON.readTree(file);
            } catch (IOException e) {
                form = JSON.missingNode();
            }
            if (!form.path("components").isArray()) {
                errors.add(new FormError("components", "components", "不在文件里，这不是一个 Camunda 表单"));
                return List.of();
            }
            if (!form.path("type").asText().equals("default")) {
                displayProblems.add(new FormError("type", "type", "应为 default，否则 Tasklist 打不开这个表单"));
            }
            var components = components(form, null);
            checkPathsAreFree(components, new FieldTree());
            CheckText.inspectFields(components, false, errors);
            return components;
        }

        private List<FormComponent> components(JsonNode parent, @Nullable ComponentSettings list) {
            var components = new ArrayList<FormComponent>();
            for (var json : parent.path("components")) {
                var settings = new ComponentSettings(json);
                var inspection = new ComponentInspection(settings, errors, displayProblems);
                if (json.has("id") && !ids.add(settings.text("id"))) {
                    inspection.addError("的 id %s 重复".formatted(settings.text("id")));
                }
                var type = types.get(settings.type());
                if (type == null) {
                    inspection.addError(unknownType(settings.type()));
                } else {
                    components.add(component(inspection, type, list));
                }
            }
            return List.copyOf(components);
        }

        private String unknownType(String type) {
            var instead = INSTEAD_OF.get(type);
            return "是 %s，Tasklist 不能显示或服务器不能核对，%s"
                    .formatted(
                            type.isEmpty() ? "没有 type 的组件" : type,
                            instead != null ? instead : "可用的有 " + inOrder(types.keySet()));
        }

        private FormComponent component(
                ComponentInspection inspection, ComponentType type, @Nullable ComponentSettings list) {
            var settings = inspection.settings();
            inspectCommon(inspection, type);
            type.inspect(inspection);
            if (type instanceof FieldType field) {
                inspectField(inspection, field, list);
            }
            var path = type instanceof FieldType ? settings.text("key") : settings.text("path");
            var inside = components(settings.json(), type instanceof ListType ? settings : list);
            return new FormComponent(settings, type, path(inspection, path), inside);
        }

        private void inspectCommon(ComponentInspection inspection, ComponentType type) {
            var settings = inspection.settings();
            for (var setting : ComponentSettings.names(settings.json())) {
                if (!COMMON_SETTINGS.contains(setting) && !type.settings().contains(setting)) {
                    inspection.addError("的设置 %s，Tasklist（form-js 1.8.7）和服务器不认识，应去掉；%s 自己的设置有 %s"
                            .formatted(setting, settings.type(), inOrder(type.settings())));
                }
            }
            for (var condition : ComponentSettings.names(settings.get("conditional"))) {
                if (!condition.equals("hide")) {
                    inspection.addError(
                            "的设置 conditional.%s，Tasklist 和服务器不认识，应去掉；条件只有 conditional.hide".formatted(condition));
                }
            }
            var hide = settings.get("conditional").path("hide");
            if (ComponentSettings.isExpression(hide)) {
                inspection.requireExpression(String.valueOf(settings.hide()));
            } else if (!hide.isMissingNode()) {
                inspection.addError("的 conditional.hide 应以“=”开头");
            }
            TEMPLATES.stream().map(settings::get).forEach(inspection::requireTemplate);
            if (CheckText.is(settings)) {
                CheckText.inspect(inspection);
            }
        }

        private void inspectField(ComponentInspection inspection, FieldType type, @Nullable ComponentSettings list) {
            var settings = inspection.settings();
            if (settings.text("key").isEmpty()) {
                inspection.addError("没有 key，填写的内容无处存放");
            }
            for (var rule : ComponentSettings.names(settings.get("validate"))) {
                var instead = type.refusedRules().get(rule);
                if (instead != null) {
                    inspection.addError("的规则 validate.%s 不能用：%s".formatted(rule, instead));
                } else if (!type.rules().contains(rule)) {
                    inspection.addError("（%s）的规则 validate.%s，Tasklist 和服务器不认识，应去掉；可用的有 %s"
                            .formatted(settings.type(), rule, inOrder(type.rules())));
                }
            }
            var required = settings.rule("required");
            if (!required.isMissingNode() && !required.isBoolean()) {
                inspection.addError("的 validate.required 应为 true 或 false");
            }
            inspection.requireBoolean("disabled");
            var readOnlyIf = settings.readOnlyIf();
            if (readOnlyIf == null) {
                inspection.requireBoolean("readonly");
            } else {
                inspection.requireExpression(readOnlyIf);
            }
            if (list != null && !ListType.isFixed(list) && (settings.isLocked() || readOnlyIf != null)) {
                inspection.addError("在可以增减行的列表里，不能只读或停用：行会移动，服务器认不出原来的内容");
            }
        }

        private List<String> path(ComponentInspection inspection, String path) {
            if (path.isEmpty()) {
                return List.of();
            }
            var names = List.of(path.split("\\.", -1));
            for (var name : names) {
                if (!NAME.matcher(name).matches() || name.equals("constructor") || name.equals("__proto__")) {
                    inspection.addError("的 key 或 path “%s”应由字母、数字、下划线组成，以点分段".formatted(path));
                }
            }
            return names;
        }

        /** form-js does not open a form with two components for the same path. */
        private void checkPathsAreFree(List<FormComponent> components, FieldTree tree) {
            for (var component : components) {
                boolean placed = !component.path().isEmpty();
                if (placed && !tree.isFree(component, component.path())) {
                    new ComponentInspection(component.settings(), errors, displayProblems)
                            .addError("的 key 或 path “%s”已被占用".formatted(String.join(".", component.path())));
                    continue;
                }
                var inside = component.components();
                var alone = new FormComponent(component.settings(), component.type(), component.path(), List.of());
                tree.addAll(List.of(alone));
                var below = tree;
                for (var name : component.path()) {
                    below = below.names().getOrDefault(name, below);
                }
                checkPathsAreFree(inside, below);
            }
        }
    }

    private static String inOrder(Set<String> names) {
        return names.isEmpty() ? "（无）" : String.join("、", new TreeSet<>(names));
    }
}
