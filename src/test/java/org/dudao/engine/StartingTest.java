package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.Deployment;
import org.dudao.support.Diagram;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** Who may start a process by hand follows from its newest version. */
@DudaoTest
class StartingTest {

    private static final String NAME = "发起";
    private static final String STARTABLE =
            "/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true";

    @Autowired
    RepositoryService repository;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    HistoryService history;

    @Autowired
    StartGrants grants;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @AfterEach
    void takeAway() {
        deployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Door.Each
    @DisplayName("模型写明由谁发起，部署以后就能发起，别人不能")
    void theCandidateStarterGroupStartsTheProcess(Door door) {
        assertThat(deploy("camunda:candidateStarterGroups='office'")).returns(200, Answer::status);

        assertThat(startableBy(door, "office")).containsExactlyInAnyOrder("campaign", "startProbe");
        assertThat(start(door, "office")).returns(200, Answer::status);
        assertThat(startableBy(door, "u002")).containsExactly("optionalAction");
        assertThat(start(door, "u002").status()).isEqualTo(404);
        assertThat(startableBy(door, "sg01")).isEmpty();
    }

    @Door.Each
    @DisplayName("也可以写明由哪几个人发起")
    void theCandidateStarterUserStartsTheProcess(Door door) {
        assertThat(deploy("camunda:candidateStarterUsers='sg01, u003'")).returns(200, Answer::status);

        assertThat(startableBy(door, "sg01")).containsExactly("startProbe");
        assertThat(start(door, "sg01")).returns(200, Answer::status);
        assertThat(startableBy(door, "sg02")).isEmpty();
        assertThat(start(door, "sg02").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("新的一版不再写的，不能再发起；新的一版撤回，又能")
    void theNewestVersionDecides() {
        deploy("camunda:candidateStarterGroups='office,leading-group'");
        deploy("camunda:candidateStarterGroups='leading-group'");
        assertThat(startableBy(Door.REST, "office")).containsExactly("campaign");
        assertThat(startableBy(Door.REST, "leader")).containsExactly("startProbe");

        repository.deleteDeployment(newest().getId(), true);
        assertThat(startableBy(Door.REST, "office")).containsExactlyInAnyOrder("campaign", "startProbe");

        repository.deleteDeployment(newest().getId(), true);
        assertThat(startableBy(Door.REST, "office")).containsExactly("campaign");
        assertThat(authorizationsOf("leading-group"))
                .noneMatch(grant -> grant.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()
                        || grant.getResourceType() == Resources.PROCESS_INSTANCE.resourceType());
    }

    @Test
    @DisplayName("只撤回一个流程的一版，也照余下的版本算")
    void theDeletionOfOneDefinitionCounts() {
        deploy("camunda:candidateStarterGroups='office'");
        deploy("camunda:candidateStarterGroups='leading-group'");
        repository.deleteProcessDefinition(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("startProbe")
                .latestVersion()
                .singleResult()
                .getId());

        assertThat(startableBy(Door.REST, "office")).containsExactlyInAnyOrder("campaign", "startProbe");
        assertThat(startableBy(Door.REST, "leader")).isEmpty();
    }

    @Test
    @DisplayName("启动时照已经部署的模型补上缺的权限，去掉多的")
    void theStartOfTheApplicationCorrectsTheAuthorizations() {
        authorizationsOf("units").stream()
                .filter(grant -> grant.getResourceId().equals("optionalAction"))
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        var former = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        former.setGroupId("supervision");
        former.setResource(Resources.PROCESS_DEFINITION);
        former.setResourceId("campaign");
        former.setPermissions(new Permission[] {ProcessDefinitionPermissions.CREATE_INSTANCE});
        authorizations.saveAuthorization(former);
        assertThat(startableBy(Door.REST, "u002")).isEmpty();

        grants.run(new DefaultApplicationArguments());

        assertThat(startableBy(Door.REST, "u002")).containsExactly("optionalAction");
        assertThat(authorizationsOf("supervision"))
                .noneMatch(grant -> grant.getResourceId().equals("campaign"));
    }

    @Test
    @DisplayName("发起的人已有别的权限，部署照样成功，别的权限也还在")
    void otherPermissionsOfTheStarterStay() {
        var given = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        given.setUserId("u004");
        given.setResource(Resources.PROCESS_DEFINITION);
        given.setResourceId("startProbe");
        given.setPermissions(new Permission[] {ProcessDefinitionPermissions.READ_HISTORY});
        authorizations.saveAuthorization(given);
        try {
            assertThat(deploy("camunda:candidateStarterUsers='u004'")).returns(200, Answer::status);

            assertThat(start(Door.REST, "u004")).returns(200, Answer::status);
            assertThat(authorizations
                            .createAuthorizationQuery()
                            .userIdIn("u004")
                            .resourceId("startProbe")
                            .list())
                    .singleElement()
                    .matches(grant -> grant.isPermissionGranted(ProcessDefinitionPermissions.READ_HISTORY));
        } finally {
            authorizations
                    .createAuthorizationQuery()
                    .userIdIn("u004")
                    .list()
                    .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        }
    }

    @Test
    @DisplayName("单位的人发起的，流程里有本单位和本单位参加的活动")
    void aUnitsProcessKnowsItsUnitAndCampaign() {
        var campaign = office.enrols();
        deploy("camunda:candidateStarterGroups='units'");

        var instance = start(Door.REST, "u002").json();

        assertThat(instance.get("businessKey").asText()).isEqualTo(campaign.id() + "/002");
        assertThat(variablesOf(instance))
                .containsEntry("unit", "002")
                .containsEntry("owner", "unit-002")
                .containsEntry("ownerName", "县水务局")
                .containsEntry("campaign", campaign.id());
    }

    @Test
    @DisplayName("办公室的人发起的，不属于哪个单位")
    void anOfficesProcessHasNoUnit() {
        deploy("camunda:candidateStarterGroups='office,units'");

        assertThat(variablesOf(start(Door.REST, "office").json())).isEmpty();
    }

    @Door.Each
    @DisplayName("写错了的发起组、发起人，部署时就说")
    void anUnknownStarterIsRefused(Door door) {
        assertThat(deploy(door, "camunda:candidateStarterGroups='office,offise'")
                        .message())
                .startsWith("probe.bpmn：“发起试验”（startProbe）的候选发起组（candidateStarterGroups）“offise”不存在；应写组的标识");
        assertThat(deploy(door, "camunda:candidateStarterGroups='${owner}'").message())
                .contains("“${owner}”不存在");
        assertThat(deploy(door, "camunda:candidateStarterUsers='u999'").message())
                .isEqualTo(
                        "probe.bpmn：“发起试验”（startProbe）的候选发起人（candidateStarterUsers）“u999”不存在；应写登录名，如 u001，几个之间用逗号隔开。");
        assertThat(deploy(door, "camunda:candidateStarterGroups='office' camunda:isStartableInTasklist='false'")
                        .message())
                .contains("没有勾选“可在任务列表发起”（isStartableInTasklist）");
        assertThat(deployments()).isEmpty();
    }

    private Answer deploy(String starters) {
        return deploy(Door.REST, starters);
    }

    private Answer deploy(Door door, String starters) {
        return door.to(rest, "designer")
                .post(
                        "/deployment/create",
                        new Rest.Parts(Map.of("deployment-name", NAME, "probe.bpmn", model(starters))));
    }

    private Answer start(Door door, String login) {
        return door.to(rest, login).post("/process-definition/key/startProbe/start", Map.of());
    }

    private List<String> startableBy(Door door, String login) {
        return StreamSupport.stream(door.to(rest, login).get(STARTABLE).json().spliterator(), false)
                .map(definition -> definition.get("key").asText())
                .toList();
    }

    private List<Authorization> authorizationsOf(String group) {
        return authorizations.createAuthorizationQuery().groupIdIn(group).list();
    }

    private Map<String, Object> variablesOf(JsonNode instance) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.get("id").asText())
                .list()
                .stream()
                .collect(Collectors.toMap(variable -> variable.getName(), variable -> variable.getValue()));
    }

    private Deployment newest() {
        return deployments().get(0);
    }

    private List<Deployment> deployments() {
        return repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .orderByDeploymentTime()
                .desc()
                .list();
    }

    private static String model(String starters) {
        return Diagram.of(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="startProbe" name="发起试验" isExecutable="true" camunda:historyTimeToLive="P1D" %s>
                    <startEvent id="StartEvent_Begun" name="开始"/>
                    <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="EndEvent_Done"/>
                    <endEvent id="EndEvent_Done" name="完成"/>
                  </process>
                </definitions>
                """
                        .formatted(starters));
    }
}
