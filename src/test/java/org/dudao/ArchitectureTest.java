package org.dudao;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The dependencies between modules, and which classes may use the process engine. */
@AnalyzeClasses(packages = "org.dudao", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The allowed dependencies of each module are in its package-info. */
    @Test
    void packagesCallOnlyWhatTheyMay() {
        ApplicationModules.of(DudaoApplication.class).verify();
    }

    @ArchTest
    static final ArchRule onlyTheDoorsSpeakToTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.dudao.workflow",
                    "org.dudao.engine",
                    "org.dudao.security",
                    "org.dudao.sample",
                    "org.dudao.form",
                    "org.dudao.model")
            .and()
            .haveSimpleNameNotEndingWith("Workflow")
            .and()
            .haveSimpleNameNotEndingWith("Tasks")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    /** The values of a form are engine variables, and its conditions are evaluated with the engine's FEEL library. */
    @ArchTest
    static final ArchRule formsKnowValuesAndNoProcesses = noClasses()
            .that()
            .resideInAPackage("org.dudao.form")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(not(resideInAnyPackage(
                            "org.camunda.bpm.engine.variable..", "org.camunda.spin..", "org.camunda.bpm.dmn.feel.."))));

    /** Models are files. The module that checks them uses the engine's parsers, but no engine. */
    @ArchTest
    static final ArchRule modelsAreReadWithoutAnEngine = noClasses()
            .that()
            .resideInAPackage("org.dudao.model")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(not(resideInAnyPackage(
                            "org.camunda.bpm.model..", "org.camunda.bpm.impl.juel..", "org.camunda.feel.."))));
}
