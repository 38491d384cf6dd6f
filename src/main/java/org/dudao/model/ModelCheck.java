package org.dudao.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
            ProcessRules::everyProcessIdIsUnique,
            TableStructureRules::everyDecisionIdIsUnique,
            NameRules::idsAndNamesAreShort,
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
            NumberRules::expressionHasItsNumber,
            PropertyRules::stageGateDaysAreANumber,
            PropertyRules::buttonTextIsShort,
            PropertyRules::everyMaterialIsInTheStandard,
            PropertyRules::reviewFormHasVerdict,
            PropertyRules::handInCanBeWithdrawn,
            ReviewRules::everyReviewAcceptsOrReturns,
            CallRules::calledProcessExists,
            CallRules::processesDoNotCallThemselves,
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
            FormRules::everyCheckReadsKnownValues,
            TableRules::tableHasNameAndHistoryTimeToLive,
            TableRules::everyRowHasADescription,
            TableRules::tableInputsAreValidFeel,
            TableRules::everyStageHasItsProcess,
            TableRules::everyMaterialHasItsFormsAndDecision,
            TableRules::everyMaterialHasItsProcess,
            TableRules::everyMaterialHasItsNumbers,
            TableRules::textRequiredIsANumber,
            TableRules::materialReviewFormHasVerdict,
            TableRules::decisionInputsAreFormFields,
            TableRules::weightsOfAKindAddUp,
            TableRules::figuresOfAMaterialExist,
            TableRules::handInFormHasTheFigures,
            OpinionRules::batchIsKnown,
            OpinionRules::opinionTasksHaveBatch,
            OpinionRules::opinionProcessHasMostReturns,
            FileRules::everyFileIsAModelATableOrAForm,
            ExpressionRules::tablesUseFeel,
            StarterRules::starterGroupsAreKnown,
            StarterRules::starterUsersAreKnown,
            StarterRules::startersCanStartInTasklist,
            EngineSupportRules::everyElementIsExecuted,
            EngineSupportRules::everyServiceTaskDoesSomething,
            EngineSupportRules::everyMultiInstanceHasItsNumber,
            FlowRules::everyScopeStartsAndEnds,
            FlowRules::everyNodeIsConnected,
            FlowRules::everyNodeIsReachable,
            FlowRules::everyRingHasAnExit,
            FlowRules::everyRingWaits,
            FlowRules::onlyGatewaysSplit,
            FlowRules::conditionsAreComplete,
            FlowRules::noFlowIsDrawnTwice,
            FlowRules::everyGatewaySplitsOrJoins,
            FlowRules::terminationHasSomethingToStop,
            JoinRules::everyParallelJoinCanContinue,
            EventRules::everyEventHasOneDefinition,
            EventRules::everyEventIsDefined,
            EventRules::startEventsFitTheirScope,
            EventRules::everyLinkHasItsTarget,
            EventRules::eventGatewaysLeadToEvents,
            EventRules::everyGlobalDefinitionIsUsed,
            LiteralRules::attributesHaveValidValues,
            LiteralRules::timersHaveValidTimes,
            LiteralRules::variablesHaveValidValues,
            LiteralRules::numbersOfInstancesAreValid,
            LiteralRules::retryTimesAreValid,
            LiteralRules::tablesHaveValidValues,
            TableStructureRules::everyPartHasAnId,
            TableStructureRules::everyDecisionHasLogic,
            TableStructureRules::everyRowFitsTheColumns,
            TableStructureRules::decisionsDoNotRequireThemselves,
            TableStructureRules::everyCellIsValidFeel,
            CandidateRules::groupsAndUsersExist,
            VariableRules::everyVariableIsSet);

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
        try {
            var deployment = new DeploymentCandidate(resources, context, reader);
            return deployment.unreadable().isEmpty()
                    ? new Result(
                            List.of(),
                            RULES.stream()
                                    .flatMap(rule -> rule.violations(deployment))
                                    .toList(),
                            leftBehind(deployment).toList())
                    : new Result(deployment.unreadable(), List.of(), List.of());
        } catch (StackOverflowError e) {
            // Thousands of nested elements, or an expression with as many brackets.
            var files = String.join("、", new TreeSet<>(resources.keySet()));
            var tooDeep = new Violation(files, files, "里的元素嵌套得太深，或者表达式太长，检查不了；应拆成小的。");
            return new Result(List.of(tooDeep), List.of(), List.of());
        }
    }

    /**
     * The deployed models that must be deployed again together with these files; none if a file cannot be parsed.
     *
     * @param changed the changed files; the others were added because they belong to them
     */
    public BoundModels missing(Map<String, byte[]> resources, Set<String> changed, DeploymentContext context) {
        var deployment = new DeploymentCandidate(resources, context, reader);
        return deployment.unreadable().isEmpty() ? BoundModels.missing(deployment, changed) : BoundModels.NONE;
    }

    /**
     * What is lost when the complete set of deployed files changes. Rules that the old files break already do not count.
     *
     * @param context a context without deployed models
     */
    public ModelLoss loss(Map<String, byte[]> before, Map<String, byte[]> after, DeploymentContext context) {
        var old = new DeploymentCandidate(before, context, reader);
        var left = new DeploymentCandidate(after, context, reader);
        return new ModelLoss(
                without(violations(left), violations(old)),
                without(processes(old), processes(left)),
                without(old.materials(), left.materials()));
    }

    private static Set<Violation> violations(DeploymentCandidate deployment) {
        return RULES.stream().flatMap(rule -> rule.violations(deployment)).collect(Collectors.toSet());
    }

    private static Set<String> processes(DeploymentCandidate deployment) {
        return deployment
                .all(Process.class)
                .map(process -> process.element().getId())
                .collect(Collectors.toSet());
    }

    private static <T> Set<T> without(Set<T> all, Set<T> excluded) {
        return all.stream().filter(element -> !excluded.contains(element)).collect(Collectors.toSet());
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
