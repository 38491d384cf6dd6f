package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The people who may start a process by hand. Their authorizations follow from the deployed model, so each name must be known. */
final class StarterRules {

    private StarterRules() {}

    static Stream<Violation> starterGroupsAreKnown(DeploymentCandidate deployment) {
        return deployment.all(Process.class).flatMap(process -> ModelElement.values(
                        process.element().getCamundaCandidateStarterGroups())
                .filter(group -> !deployment.context().hasGroup(group))
                .map(group -> process.violation(
                        "的候选发起组（candidateStarterGroups）“%s”不存在；应写组的标识，如 office、leading-group、units（各单位）、supervision（各督导组）、unit-001，几个之间用逗号隔开。"
                                .formatted(group))));
    }

    static Stream<Violation> starterUsersAreKnown(DeploymentCandidate deployment) {
        return deployment.all(Process.class).flatMap(process -> ModelElement.values(
                        process.element().getCamundaCandidateStarterUsers())
                .filter(login -> !deployment.context().hasUser(login))
                .map(login -> process.violation(
                        "的候选发起人（candidateStarterUsers）“%s”不存在；应写登录名，如 u001，几个之间用逗号隔开。".formatted(login))));
    }

    /** Tasklist is the only page on which people start a process. */
    static Stream<Violation> startersCanStartInTasklist(DeploymentCandidate deployment) {
        return deployment
                .all(Process.class)
                .filter(process -> !process.element().isCamundaStartableInTasklist()
                        && !(isBlank(process.element().getCamundaCandidateStarterGroups())
                                && isBlank(process.element().getCamundaCandidateStarterUsers())))
                .map(process ->
                        process.violation("写了由谁发起，却没有勾选“可在任务列表发起”（isStartableInTasklist），谁也发起不了；应勾选，或者删去候选发起组、候选发起人。"));
    }
}
