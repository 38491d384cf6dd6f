package org.dudao.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.dudao.form.FormReader;
import org.springframework.stereotype.Component;

/** Holds what is to be deployed against all rules at once. */
@Component
public class ModelCheck {

    static final List<Rule> RULES = List.of(
            ProcessRules::somethingIsExecutable,
            ProcessRules::historyIsNotKeptForEver,
            ProcessRules::thereAreNoScripts,
            ProcessRules::everythingIsDrawn,
            NameRules::idsSayTypeAndBusinessName,
            NameRules::everyStepIsNamedAsTheOfficeSpeaks,
            NameRules::aGatewayAsksAndEveryWayOutAnswers,
            TaskRules::everyUserTaskHasCandidates,
            TaskRules::everyUserTaskHasADueDate,
            TaskRules::everyUserTaskHasAForm,
            TaskRules::whatATaskAsksForIsThere,
            TaskRules::everyWaitHasItsLateEvent,
            PropertyRules::aMarkIsOneThatThereIs,
            PropertyRules::everyStepKnowsItsMaterial,
            PropertyRules::aStepOfTheLedgerAsksForSomething,
            LedgerRules::aStepOfTheLedgerHasItsDays,
            LedgerRules::aDecisionOnAnExtensionNamesTheExtendedTask,
            LedgerRules::whatTheLedgerComputesHasItsNumber,
            PropertyRules::theDaysOfAGateAreANumber,
            PropertyRules::everyMaterialHasItsStandard,
            PropertyRules::whoJudgesFindsAVerdictInTheForm,
            PropertyRules::whatIsHandedInCanBeWithdrawn,
            ReviewRules::everyReviewAcceptsOrReturns,
            CallRules::aCalledProcessExists,
            CallRules::aCalledProcessGetsTheBusinessKey,
            CallRules::aCalledProcessGetsWhatItsStepsNeed,
            CallRules::aCalledProcessHasTheFormsOfTheMaterial,
            CallRules::aStepHasTheFormOfItsMaterial,
            CallRules::aCalledDecisionExists,
            ExpressionRules::expressionsNameBeansThatExist,
            ExpressionRules::aConditionIsAnExpression,
            ExpressionRules::ourCodeIsCalledByName,
            FormRules::everyFormCanBeShownAndChecked,
            FormRules::everyFormHasAnIdOfItsOwn,
            FormRules::everyFieldIsLabelledInChinese,
            FormRules::whatIsFilledInIsRead,
            TableRules::aTableIsNamedAndKeptForATime,
            TableRules::everyRowSaysWhy,
            TableRules::whatATableAsksForCanBeRead,
            TableRules::everyStageHasItsProcess,
            TableRules::everyMaterialHasItsFormsAndDecision,
            TableRules::everyMaterialHasItsProcess,
            TableRules::everyMaterialHasItsNumbers,
            TableRules::whoJudgesAMaterialFindsAVerdictInTheForm,
            TableRules::aDecisionReadsWhatTheFormsAsk,
            TableRules::theStagesOfAKindMakeAWhole,
            OpinionRules::aBatchIsOneThatThePageKnows,
            OpinionRules::theTasksOfAnOpinionAreMarkedForThePage,
            OpinionRules::theReturnsOfAnOpinionAreLimited);

    private final FormReader reader;

    ModelCheck(FormReader reader) {
        this.reader = reader;
    }

    /**
     * What came of the check.
     *
     * @param unreadable files that are no models; when there are any, nothing else is looked at
     * @param violations everything that is wrong
     * @param leftBehind instances that wait where the new models have nothing: they end with the model that they began with, and
     *     cannot be moved to the new one
     */
    public record Result(List<Violation> unreadable, List<Violation> violations, List<Violation> leftBehind) {}

    /** @param resources the contents of what is deployed together, by the files' names */
    public Result check(Map<String, byte[]> resources, DeploymentContext surroundings) {
        var deployment = new DeploymentCandidate(resources, surroundings, reader);
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
            return deployment.surroundings().waiting(process.element().getId()).stream()
                    .filter(waiting -> nodes.stream().noneMatch(node -> takes(node, waiting.element())))
                    .map(waiting -> process.wrong("里没有了“%s”（%s），还有 %d 个实例停在那里，搬不到新模型上；应保留这一步，或者在接替它的元素上加属性 %s，值为 %2$s。"
                            .formatted(
                                    waiting.label(),
                                    waiting.element(),
                                    waiting.instances(),
                                    ModelProperties.REPLACES)));
        });
    }

    private static boolean takes(ModelElement<FlowNode> node, String waitedIn) {
        return node.element().getId().equals(waitedIn)
                || node.property(ModelProperties.REPLACES)
                        .filter(value -> ModelProperties.replaced(value).contains(waitedIn))
                        .isPresent();
    }
}
