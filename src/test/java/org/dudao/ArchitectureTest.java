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

    /** A form's values are the engine's variables, and its conditions are evaluated by the engine's FEEL. */
    @ArchTest
    static final ArchRule formsKnowValuesAndNoProcesses = noClasses()
            .that()
            .resideInAPackage("org.dudao.form")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(not(resideInAnyPackage(
                            "org.camunda.bpm.engine.variable..", "org.camunda.spin..", "org.camunda.bpm.dmn.feel.."))));

    /** Models are files: what reads them has the engine's parsers, and no engine. */
    @ArchTest
    static final ArchRule modelsAreReadWithoutAnEngine = noClasses()
            .that()
            .resideInAPackage("org.dudao.model")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(not(resideInAnyPackage(
                            "org.camunda.bpm.model..", "org.camunda.bpm.impl.juel..", "org.camunda.feel.."))));
}
