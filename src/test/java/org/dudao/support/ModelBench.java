package org.dudao.support;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What Camunda Modeler is made of, in a browser: see {@code src/test/bpmn-js}. */
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

    /** What a reader would see to be wrong in the drawing, a sentence each. */
    @SuppressWarnings("unchecked")
    public List<String> faults(String bpmn) {
        return (List<String>) page.evaluate("xml => bench.faults(xml)", bpmn);
    }

    /** What Modeler says against the element templates when it loads them. */
    @SuppressWarnings("unchecked")
    public List<String> errorsOf(List<String> templates) {
        return (List<String>) page.evaluate("all => bench.errorsOf(all.map(JSON.parse))", templates);
    }

    /** The XML of a model with one element that the template was applied to. */
    public String applied(String template) {
        return (String) page.evaluate("template => bench.applied(JSON.parse(template))", template);
    }

    /** Loads a plugin of Modeler's. */
    public void load(Path script) {
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
    }

    /** What Modeler's problems panel shows of a model: element, message and rule, a line each. */
    @SuppressWarnings("unchecked")
    public List<String> lint(String bpmn) {
        return (List<String>) page.evaluate("xml => bench.lint(xml)", bpmn);
    }
}
