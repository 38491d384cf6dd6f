package org.dudao.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The campaign 安全生产大检查 as a designer adds it: its own models, forms and table, additional rows in the shipped tables,
 * and an option in the form of the plan. Processes that bind forms by deployment are deployed together with all forms
 * that they may show.
 */
public class SafetyInspection {

    public static final String KIND = "safety-inspection";
    public static final String COUNTY = "src/test/resources/safety-inspection/county";

    private static final Path OWN = Path.of("src/test/resources/safety-inspection");
    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest rest;

    SafetyInspection(Rest rest) {
        this.rest = rest;
    }

    /** Deploys everything at once over REST, as the designer. */
    public Rest.Answer deploy() throws IOException {
        return rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts()));
    }

    private static Map<String, String> parts() throws IOException {
        var parts = new TreeMap<String, String>();
        for (var process : new String[] {"campaign.bpmn", "material-review.bpmn"}) {
            parts.put(process, Files.readString(PROCESSES.resolve(process)));
        }
        add(parts, FORMS, "*.form");
        add(parts, OWN, "*.{bpmn,dmn,form}");
        for (var table : new String[] {"campaign-template.dmn", "material-standard.dmn"}) {
            parts.put(table, withRows(Files.readString(PROCESSES.resolve(table)), parts.get(table)));
        }
        parts.put("campaign-plan.form", withKind(parts.get("campaign-plan.form")));
        parts.put("deployment-name", "安全生产大检查");
        return parts;
    }

    private static void add(Map<String, String> parts, Path folder, String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            for (var file : files) {
                parts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    /** The shipped table followed by the additional rules. */
    private static String withRows(String shipped, String own) {
        var end = "    </decisionTable>";
        var rows = own.substring(own.indexOf("      <rule "), own.indexOf(end));
        return shipped.replace(end, rows + end);
    }

    private static String withKind(String form) throws IOException {
        var plan = JSON.readTree(form);
        for (var component : plan.path("components")) {
            if (component.path("key").asText().equals("kind")) {
                ((ArrayNode) component.path("values"))
                        .addObject()
                        .put("label", "安全生产大检查")
                        .put("value", KIND);
            }
        }
        return plan.toString();
    }
}
