package org.dudao;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** A stream of rows keeps its connection until somebody closes it. Outside a transaction that empties the pool. */
    @ArchTest
    static final ArchRule rowsAreReadAsLists =
            noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

    /** Models are files. The module that checks them uses the engine's parsers, but no engine. */
    @ArchTest
    static final ArchRule modelsAreReadWithoutAnEngine = noClasses()
            .that()
            .resideInAPackage("org.dudao.model")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(not(resideInAnyPackage(
                            "org.camunda.bpm.model..", "org.camunda.bpm.impl.juel..", "org.camunda.feel.."))));

    /** A rule refuses; a listener only reacts. The method that a listener calls may still meet a refusal of its own. */
    @ArchTest
    static final ArchRule listenersDoNotRefuse =
            noMethods().that().areAnnotatedWith(EventListener.class).should(createA(Refusal.class));

    private static ArchCondition<JavaMethod> createA(Class<? extends Throwable> refusal) {
        return new ArchCondition<>("create a " + refusal.getSimpleName()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getCallsFromSelf().stream()
                        .filter(call -> call.getTarget().getOwner().isAssignableTo(refusal)
                                || (call.getTarget() instanceof MethodCallTarget factory
                                        && factory.getRawReturnType().isAssignableTo(refusal)))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(method, call.getDescription())));
            }
        };
    }
}
