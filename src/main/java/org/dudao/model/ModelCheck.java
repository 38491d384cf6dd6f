package org.dudao.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.dudao.form.FormReader;
import org.springframework.stereotype.Component;

/** Checks a deployment against all rules. */
@Component
public class ModelCheck {

    static final List<Rule> RULES = List.of(
            ProcessRules::everyFileHasAnExecutableProcess,
            ProcessRules::historyTimeToLiveIsSet,
            ProcessRules::modelsHaveNoScripts,
            ProcessRules::everyElementHasAShape,
            NameRules::idsHaveTypeAndBusinessName,
            NameRules::everyNodeHasAChineseName,
            NameRules::gatewayAndItsFlowsAreLabelled,
            TaskRules::everyUserTaskHasCandidates,
            TaskRules::everyUserTaskHasADueDate,
            TaskRules::everyUserTaskHasAForm,
            TaskRules::expectedVariablesExist,
            TaskRules::everyWaitHasAReminder,
            PropertyRules::stepNameIsKnown,
            PropertyRules::everyStepHasAMaterial,
            PropertyRules::ledgerStepHasASubject,
            LedgerRules::ledgerStepHasDays,
            LedgerRules::extensionDecisionNamesTheExtendedTask,
            LedgerRules::ledgerExpressionHasItsNumber,
            PropertyRules::stageGateDaysAreANumber,
            PropertyRules::everyMaterialIsInTheStandard,
            PropertyRules::reviewFormHasVerdict,
            PropertyRules::handInCanBeWithdrawn,
            ReviewRules::everyReviewAcceptsOrReturns,
            CallRules::calledProcessExists,
            CallRules::calledProcessGetsTheBusinessKey,
            CallRules::calledProcessGetsRequiredVariables,
            CallRules::calledProcessHasTheFormsOfTheMaterial,
            CallRules::stepHasTheFormOfItsMaterial,
            CallRules::calledDecisionExists,
            ExpressionRules::expressionsUseExistingBeans,
            ExpressionRules::conditionIsAnExpression,
            ExpressionRules::modelsNameNoJavaClass,
            FormRules::everyFormCanBeShownAndChecked,
            FormRules::everyFormHasAUniqueId,
            FormRules::everyFieldIsLabelledInChinese,
            FormRules::everyFieldIsRead,
            TableRules::tableHasNameAndHistoryTimeToLive,
            TableRules::everyRowHasADescription,
            TableRules::tableInputsAreValidFeel,
            TableRules::everyStageHasItsProcess,
            TableRules::everyMaterialHasItsFormsAndDecision,
            TableRules::everyMaterialHasItsProcess,
            TableRules::everyMaterialHasItsNumbers,
            TableRules::materialReviewFormHasVerdict,
            TableRules::decisionInputsAreFormFields,
            TableRules::weightsOfAKindAddUp,
            OpinionRules::batchIsKnown,
            OpinionRules::opinionTasksHaveBatch,
            OpinionRules::opinionProcessHasMostReturns,
            FileRules::everyFileIsAModelATableOrAForm,
            ExpressionRules::tablesUseFeel,
            StarterRules::starterGroupsAreKnown,
            StarterRules::starterUsersAreKnown,
            StarterRules::startersCanStartInTasklist);

    private final FormReader reader;

    ModelCheck(FormReader reader) {
        this.reader = reader;
    }

    /**
     * The result of the check.
     *
     * @param unreadable files that cannot be parsed; if there are any, the rules are not checked
     * @param violations all violations of rules
     * @param leftBehind elements with waiting instances that the new models do not have: these instances cannot move to the new
     *     version
     */
    public record Result(List<Violation> unreadable, List<Violation> violations, List<Violation> leftBehind) {}

    /** @param resources the contents of the deployed files by name */
    public Result check(Map<String, byte[]> resources, DeploymentContext context) {
        var deployment = new DeploymentCandidate(resources, context, reader);
        if (!deployment.unreadable().isEmpty()) {
            return new Result(deployment.unreadable(), List.of(), List.of());
        }
        return new Result(
                List.of(),
                RULES.stream().flatMap(rule -> rule.violations(deployment)).toList(),
                leftBehind(deployment).toList());
    }

    private static Stream<Violation> leftBehind(DeploymentCandidate deployment) {
        return deployment.all(Process.class).flatMap(process -> {
            var nodes = deployment
                    .all(FlowNode.class)
                    .filter(node -> node.process().equals(process.element().getId()))
                    .toList();
            return deployment.context().waiting(process.element().getId()).stream()
                    .filter(waiting -> nodes.stream().noneMatch(node -> replaces(node, waiting.element())))
                    .map(waiting ->
                            process.violation("里没有了“%s”（%s），还有 %d 个实例停在那里，搬不到新模型上；应保留这一步，或者在接替它的元素上加属性 %s，值为 %2$s。"
                                    .formatted(
                                            waiting.label(),
                                            waiting.element(),
                                            waiting.instances(),
                                            ModelProperties.REPLACES)));
        });
    }

    private static boolean replaces(ModelElement<FlowNode> node, String waitingElement) {
        return node.element().getId().equals(waitingElement)
                || node.property(ModelProperties.REPLACES)
                        .filter(value -> ModelProperties.replacedElements(value).contains(waitingElement))
                        .isPresent();
    }
}
