package org.dudao.model;

import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The properties with which designers set the days and the extended task of the ledger's tasks. */
final class LedgerRules {

    private static final Set<String> EXTENSIONS = Set.of("extension", "long-extension");

    private LedgerRules() {}

    static Stream<Violation> ledgerStepHasDays(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(LedgerRules::isStepOfTheLedger)
                .flatMap(task -> NumberRules.violation(task, ModelProperties.DAYS, "几天内办完").stream());
    }

    static Stream<Violation> extensionDecisionNamesTheExtendedTask(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isStepOfTheLedger(task)
                        && task.property(ModelProperties.ASKS)
                                .filter(EXTENSIONS::contains)
                                .isPresent())
                .filter(task -> task.property(ModelProperties.EXTENDS)
                        .filter(id -> deployment
                                .allIn(task.process(), UserTask.class)
                                .anyMatch(other -> other.element().getId().equals(id)))
                        .isEmpty())
                .map(task -> task.violation("没有写清延长哪一步的时限，应有属性 %s，值是本流程里一个用户任务的标识，例如 UserTask_ReportItemDone。"
                        .formatted(ModelProperties.EXTENDS)));
    }

    private static boolean isStepOfTheLedger(ModelElement<UserTask> task) {
        return PropertyRules.step(task.element())
                .filter(ModelProperties.LEDGER::equals)
                .isPresent();
    }
}
