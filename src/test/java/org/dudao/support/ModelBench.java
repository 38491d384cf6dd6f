package org.dudao.support;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The libraries of Camunda Modeler in a browser; see {@code src/test/bpmn-js}. */
public class ModelBench implements BeforeAllCallback, AfterAllCallback {

    private final NodePackage scripts = new NodePackage("src/test/bpmn-js", "");
    private final Chromium chromium = new Chromium();
    private Page page;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        scripts.beforeAll(context);
        scripts.run("build");
        chromium.beforeAll(context);
        page = chromium.emptyPage();
        load(scripts.file("dist/bench.js"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        chromium.afterAll(context);
    }

    /** The model as an SVG file. */
    public String draw(String bpmn) {
        return (String) page.evaluate("xml => bench.draw(xml)", bpmn);
    }

    /** Visible faults of the drawing, one sentence each. */
    @SuppressWarnings("unchecked")
    public List<String> faults(String bpmn) {
        return (List<String>) page.evaluate("xml => bench.faults(xml)", bpmn);
    }

    /** The errors that Modeler reports when it loads the element templates. */
    @SuppressWarnings("unchecked")
    public List<String> errorsOf(List<String> templates) {
        return (List<String>) page.evaluate("all => bench.errorsOf(all.map(JSON.parse))", templates);
    }

    /** The XML of a model with one element to which the template was applied. */
    public String applied(String template) {
        return (String) page.evaluate("template => bench.applied(JSON.parse(template))", template);
    }

    /** Loads a Modeler plugin. */
    public void load(Path script) {
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
    }

    /** The lines of Modeler's problems panel: element, message and rule. */
    @SuppressWarnings("unchecked")
    public List<String> lint(String bpmn) {
        return (List<String>) page.evaluate("xml => bench.lint(xml)", bpmn);
    }
}
