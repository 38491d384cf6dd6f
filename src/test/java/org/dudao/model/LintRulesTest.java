package org.dudao.model;

import java.io.IOException;
import org.dudao.support.NodePackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lint rules in Modeler. The text of each is tested in {@code spec/rules.test.js}. */
class LintRulesTest {

    @RegisterExtension
    static final NodePackage RULES = new NodePackage("processes", ".camunda/bpmnlint-plugin-dudao");

    @Test
    void everyRuleFindsItsMistakesAndNoneInTheModels() throws IOException, InterruptedException {
        RULES.run("test");
    }

    @Test
    void theRulesRunOnTheCommandLine() throws IOException, InterruptedException {
        RULES.run("lint");
    }
}
