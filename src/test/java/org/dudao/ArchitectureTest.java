package org.dudao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may call whom, and who may speak to the engine. */
@AnalyzeClasses(packages = "org.dudao", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The packages' own lists of what they may call are in their package-info. */
    @Test
    void packagesCallOnlyWhatTheyMay() {
        ApplicationModules.of(DudaoApplication.class).verify();
    }

    @ArchTest
    static final ArchRule onlyTheDoorsSpeakToTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages("org.dudao.workflow", "org.dudao.security", "org.dudao.sample")
            .and()
            .haveSimpleNameNotEndingWith("Workflow")
            .and()
            .haveSimpleNameNotEndingWith("Tasks")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");
}
