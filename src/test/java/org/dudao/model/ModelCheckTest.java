package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.dudao.form.Forms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each rule of the model check, by the one message that appears when the small campaign in {@code model-check} breaks
 * it.
 */
class ModelCheckTest {

    private static final ModelCheck CHECK = Models.check();
    private static final DeploymentContext NOTHING = Models.nothingDeployed();

    private static final String STAGE = "safety-stage.bpmn";
    private static final String MATERIAL = "safety-material.bpmn";
    private static final String STANDARD = "material-standard.dmn";
    private static final String TEMPLATE = "campaign-template.dmn";
    private static final String DECISION = "safety-enough.dmn";
    private static final String NOTICE = "safety-notice.form";
    private static final String REVIEW = "safety-review.form";
    private static final String RECORD = "safety-record.form";

    private static final String RECORD_CHECK = "“登记自查情况”（UserTask_RecordCheck）";
    private static final String JUDGE_CHECK = "“审核自查情况”（UserTask_JudgeCheck）";
    private static final String ANNOUNCE = "“通报检查情况”（UserTask_Announce）";
    private static final String SAFETY_PLAN = "“检查方案提交与审核”（CallActivity_SafetyPlan）";

    private static final String NOT_CONNECTED = "没有连线，流程走不到这里；应从前一步连进来、连到下一步，或者删掉。";
    private static final String NOT_REACHED = "没有连进来的线，流程走不到这里；应从前一步连一条线过来，或者删掉。";

    private final Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void theSmallCampaign() throws IOException {
        try (var all = Files.list(Path.of("src/test/resources/model-check"))) {
            all.forEach(file -> files.put(file.getFileName().toString(), read(file)));
        }
    }

    @Test
    @DisplayName("照规矩做的，什么也不说")
    void validDeploymentIsAccepted() {
        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("一次说出全部，各说各的文件和元素")
    void allViolationsAreReportedAtOnce() {
        change(STAGE, " camunda:historyTimeToLive=\"P1D\"", "");
        change(DECISION, "<description>至少查了一处</description>", "");
        change(NOTICE, "通报内容", "words");

        assertThat(violations())
                .extracting(Violation::file, Violation::element)
                .containsExactlyInAnyOrder(
                        tuple(STAGE, "safetyStage"), tuple(DECISION, "Rule_safetyEnough_1"), tuple(NOTICE, "words"));
    }

    // Files and processes

    @Test
    @DisplayName("读不出来的文件要说")
    void unreadableFileIsReported() {
        change(DECISION, "</decision>", "");

        var result = CHECK.check(resources(), NOTHING);
        assertThat(result.unreadable()).singleElement().satisfies(unreadable -> assertThat(unreadable)
                .returns(DECISION, Violation::file)
                .extracting(Violation::sentence)
                .asString()
                .isEqualTo("“自查是否到位”（safetyEnough）第 29 行的标签 <decision> 没有结束；应有对应的 </decision>。"));
        assertThat(result.violations()).isEmpty();
    }

    @Test
    @DisplayName("文件里要有可执行的流程")
    void everyFileHasAnExecutableProcess() {
        change(STAGE, "isExecutable=\"true\"", "isExecutable=\"false\"");
        files.keySet().removeIf(file -> !file.equals(STAGE));

        says("里面没有可执行的流程，应在流程属性里勾选“可执行”（isExecutable）。");
    }

    @Test
    @DisplayName("流程要写历史保留期限")
    void historyTimeToLiveIsSet() {
        change(STAGE, " camunda:historyTimeToLive=\"P1D\"", "");

        says("“安全检查阶段”（safetyStage）没有写历史保留期限，应填“历史保留时间”，例如 P1825D。");
    }

    @Test
    @DisplayName("模型里没有脚本")
    void modelsHaveNoScripts() {
        change(
                STAGE,
                "<camunda:outputParameter name=\"notice\">${words}</camunda:outputParameter>",
                "<camunda:outputParameter name=\"notice\">${words}</camunda:outputParameter>"
                        + "<camunda:outputParameter name=\"x\"><camunda:script scriptFormat=\"javascript\">1"
                        + "</camunda:script></camunda:outputParameter>");
        change(
                STAGE,
                "<bpmn:startEvent id=\"StartEvent_StageOpened\" name=\"阶段开始\" />",
                "<bpmn:startEvent id=\"StartEvent_StageOpened\" name=\"阶段开始\" />"
                        + "<bpmn:scriptTask id=\"ScriptTask_Count\" name=\"计数\" scriptFormat=\"groovy\" />");
        draw("ScriptTask_Count");

        says(
                "“计数”（ScriptTask_Count）是脚本任务；模型里不写脚本，应改为服务任务，调用 ${…}。",
                ANNOUNCE + "里有脚本；模型里不写脚本，应改为表达式 ${…}。",
                "“计数”（ScriptTask_Count）" + NOT_CONNECTED);
    }

    @Test
    @DisplayName("条件里没有脚本")
    void conditionsHaveNoScripts() {
        change(
                STAGE,
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">");

        says("“到位”（Flow_CheckedWell）里有脚本；模型里不写脚本，应改为表达式 ${…}。");
    }

    @Test
    @DisplayName("每个元素都画在图上")
    void everyElementHasAShape() {
        change(STAGE, "bpmnElement=\"UserTask_Announce\"", "bpmnElement=\"UserTask_JudgeCheck\"");

        says(ANNOUNCE + "没有画在图上，应在 Camunda Modeler 里画出来。");
    }

    // Names

    @Test
    @DisplayName("标识写明类型和业务名称，工具编的不行")
    void idsHaveTypeAndBusinessName() {
        changeAll(STAGE, "UserTask_Announce", "Activity_0k3x9ab");
        changeAll(STAGE, "safetyStage", "Process_1f4k2md");
        files.remove(TEMPLATE);

        says(
                "“安全检查阶段”（Process_1f4k2md）的标识应以小写字母开头，由英文字母和数字组成，说明是什么流程，例如 stageLearnListen。",
                "“通报检查情况”（Activity_0k3x9ab）的标识应为 UserTask_ 加英文业务名称，例如 UserTask_ReviewMaterial。");
    }

    @Test
    @DisplayName("连线的标识由工具编")
    void flowIdsAreNotChecked() {
        changeAll(STAGE, "Flow_ToPlan", "Flow_0abc123");

        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("每一步都有中文名称")
    void everyNodeHasAChineseName() {
        change(STAGE, "name=\"阶段通过\"", "name=\"passed\"");

        says("“passed”（EndEvent_StagePassed）没有中文名称，应按办公室的说法写明是什么。");
    }

    @Test
    @DisplayName("网关是问句，每一路是答案，有默认的一路")
    void gatewayAndItsFlowsAreLabelled() {
        change(STAGE, "name=\"自查到位吗？\" default=\"Flow_CheckAgain\"", "name=\"判断\"");
        change(STAGE, " name=\"打回返工\"", "");

        says(
                "“判断”（Gateway_CheckedWell）是要作判断的网关，名称应是一个问句，以“？”结尾，例如“材料合格吗？”。",
                "“判断”（Gateway_CheckedWell）没有默认的一路，应把不需要条件的那一路设为默认，免得都不符合时流程停住。",
                "从“判断”（Gateway_CheckedWell）到" + RECORD_CHECK + "的一路没有中文名称，应写明是什么答案，例如“合格”。");
    }

    @Test
    @DisplayName("默认的一路没有条件，其他的都有")
    void onlyTheDefaultFlowHasNoCondition() {
        change(STAGE, "default=\"Flow_CheckAgain\"", "default=\"Flow_CheckedWell\"");

        says(
                "从“自查到位吗？”（Gateway_CheckedWell）到" + ANNOUNCE + "的一路是默认的，条件不会看，应去掉条件。",
                "从“自查到位吗？”（Gateway_CheckedWell）到" + RECORD_CHECK + "的一路没有条件，应填 ${…}。");
    }

    // Tasks

    @Test
    @DisplayName("每个用户任务写明由谁办理")
    void everyUserTaskHasCandidates() {
        change(STAGE, " camunda:candidateGroups=\"office\"", " ");

        says(ANNOUNCE + "没有写由谁办理，应填“候选组”：标了 step 的填 ${candidates}，其他的填 office 等组。");
    }

    @Test
    @DisplayName("每个用户任务写明什么时候办完")
    void everyUserTaskHasADueDate() {
        change(
                STAGE,
                "camunda:candidateGroups=\"office\" camunda:dueDate=\"${due}\"",
                "camunda:candidateGroups=\"office\"");

        says(ANNOUNCE + "没有写什么时候办完，应填“到期日期” ${due}。");
    }

    @Test
    @DisplayName("没有标 step 的任务，${due} 要自己给值")
    void expectedVariablesExist() {
        change(
                STAGE,
                "<camunda:inputParameter name=\"due\">${campaignCalendar.inDays(3)}</camunda:inputParameter>",
                "");

        says(ANNOUNCE + "用了 ${due}，可是没有标 step，不会自动有值；应加输入参数 due。");
    }

    @Test
    @DisplayName("每个用户任务有表单")
    void everyUserTaskHasAForm() {
        change(STAGE, " camunda:formRef=\"safety-notice\" camunda:formRefBinding=\"deployment\"", "");

        says(ANNOUNCE + "没有表单，应选“Camunda 表单”，填表单的标识。");
    }

    @Test
    @DisplayName("表单是服务器能核对的 Camunda 表单")
    void everyFormIsACamundaForm() {
        change(
                STAGE,
                "camunda:formRef=\"safety-notice\" camunda:formRefBinding=\"deployment\"",
                "camunda:formKey=\"embedded:deployment:notice.html\"");

        says(ANNOUNCE + "用的不是 Camunda 表单，服务器不能核对；应选“Camunda 表单”，填表单的标识。");
    }

    @Test
    @DisplayName("要用的表单和流程一起部署")
    void formIsDeployedWithTheProcess() {
        files.remove(NOTICE);

        says(ANNOUNCE + "要用的表单 safety-notice 没有一起部署；应把标识为 safety-notice 的 .form 文件和流程一起部署。");
    }

    @Test
    @DisplayName("写明用哪一版表单")
    void formBindingIsGiven() {
        change(
                STAGE,
                "camunda:formRef=\"safety-notice\" camunda:formRefBinding=\"deployment\"",
                "camunda:formRef=\"safety-notice\" camunda:formRefBinding=\"version\" camunda:formRefVersion=\"1\"");

        says(ANNOUNCE + "的表单 safety-notice 选的是固定的一版（version），流程和表单会对不上；应选“部署”（deployment）：流程和表单一起变。");

        change(STAGE, " camunda:formRefBinding=\"version\" camunda:formRefVersion=\"1\"", "");
        says(ANNOUNCE + "的表单 safety-notice 没有写用哪一版，应选“部署”（deployment）：流程和表单一起变。");

        change(
                STAGE,
                "camunda:formRef=\"safety-notice\"",
                "camunda:formRef=\"safety-notice\" camunda:formRefBinding=\"latest\"");
        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("每个等人办的地方都有到期提醒")
    void everyWaitHasAReminder() {
        change(STAGE, "attachedToRef=\"UserTask_Announce\"", "attachedToRef=\"UserTask_JudgeCheck\"");

        says(ANNOUNCE + "没有到期提醒，应在边上加一个不中断的定时边界事件。");
    }

    @Test
    @DisplayName("到期只提醒，什么也不放过")
    void reminderDoesNotInterrupt() {
        change(
                STAGE,
                "cancelActivity=\"false\" attachedToRef=\"UserTask_JudgeCheck\"",
                "attachedToRef=\"UserTask_JudgeCheck\"");

        says("“到期提醒”（Event_JudgeDue）会中断“审核自查情况”，到期没办完的也放过去了；应改为不中断的（非中断）定时边界事件。");
    }

    // Properties

    @Test
    @DisplayName("标的是有的步骤")
    void stepNameIsKnown() {
        change(STAGE, "name=\"step\" value=\"hand-in\"", "name=\"step\" value=\"handin\"");

        assertThat(sentences())
                .contains(RECORD_CHECK + "的属性 step 是“handin”，没有这种步骤；可以是 hand-in、ledger、review、stage-gate。");
    }

    @Test
    @DisplayName("台账的步骤写清是哪一件事")
    void ledgerStepHasASubject() {
        change(STAGE, "name=\"step\" value=\"hand-in\"", "name=\"step\" value=\"ledger\"");

        assertThat(sentences())
                .contains(RECORD_CHECK
                        + "没有写清台账上的哪一件事，应有属性 asks，值是 deferral、explanation、extension、long-extension、review、visit 之一。");
    }

    @Test
    @DisplayName("台账上没有这件事的，也要说")
    void ledgerStepHasAKnownSubject() {
        change(
                STAGE,
                "name=\"step\" value=\"hand-in\" />",
                "name=\"step\" value=\"ledger\" /><camunda:property name=\"asks\" value=\"delay\" />");

        assertThat(sentences()).anyMatch(sentence -> sentence.startsWith(RECORD_CHECK + "没有写清台账上的哪一件事"));
    }

    @Test
    @DisplayName("只有用户任务才标 step")
    void stepIsOnUserTasksOnly() {
        change(
                STAGE,
                "<camunda:in businessKey",
                "<camunda:properties><camunda:property name=\"step\" value=\"review\" /></camunda:properties>"
                        + "<camunda:in businessKey");

        assertThat(sentences()).contains(SAFETY_PLAN + "标了 step，可它不是用户任务，标了不起作用；step 只标在用户任务上。");
    }

    @Test
    @DisplayName("材料是材料标准里有的")
    void everyMaterialIsInTheStandard() {
        changeAll(STAGE, "name=\"material\" value=\"safety-record\"", "name=\"material\" value=\"safety-records\"");
        change(STAGE, "sourceExpression=\"safety-plan\"", "sourceExpression=\"plan\"");

        var rest = "，材料标准（material-standard.dmn）里没有这份材料；应先在那里加一行，已有的是 safety-plan、safety-record。";
        says(
                RECORD_CHECK + "属性 material 是“safety-records”" + rest,
                JUDGE_CHECK + "属性 material 是“safety-records”" + rest,
                SAFETY_PLAN + "传入的 material 是“plan”" + rest);
    }

    @Test
    @DisplayName("关口要求补课的材料是有的")
    void gateMaterialsAreInTheStandard() {
        change(
                STAGE,
                "name=\"step\" value=\"review\" />",
                "name=\"step\" value=\"stage-gate\" /><camunda:property name=\"redo\" value=\"safety-record, other\" />");

        assertThat(sentences()).singleElement().asString().startsWith(JUDGE_CHECK + "属性 redo 是“other”，材料标准");
    }

    @Test
    @DisplayName("关口几天内办完，写的是整数")
    void stageGateDaysAreANumber() {
        var gate = "name=\"step\" value=\"stage-gate\" /><camunda:property name=\"days\" value=\"%s\" />";
        change(STAGE, "name=\"step\" value=\"review\" />", gate.formatted("三天"));
        assertThat(sentences()).singleElement().isEqualTo(JUDGE_CHECK + "的属性 days 是“三天”，应是 1 到 99 的整数：从收到任务起几天内办完。");

        change(STAGE, gate.formatted("三天"), gate.formatted("0"));
        assertThat(sentences()).singleElement().asString().contains("的属性 days 是“0”");

        change(STAGE, gate.formatted("0"), gate.formatted("100"));
        assertThat(sentences()).singleElement().asString().contains("的属性 days 是“100”");

        change(STAGE, gate.formatted("100"), gate.formatted("5"));
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("按钮上的字不能太长")
    void buttonTextIsShort() {
        var button = "name=\"step\" value=\"review\" /><camunda:property name=\"button\" value=\"%s\" />";
        change(STAGE, "name=\"step\" value=\"review\" />", button.formatted("请认真核对全部材料以后再点"));
        assertThat(sentences()).singleElement().isEqualTo(JUDGE_CHECK + "的属性 button 是“请认真核对全部材料以后再点”，按钮上最多 12 个字。");

        change(STAGE, button.formatted("请认真核对全部材料以后再点"), button.formatted("核对完毕"));
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("不是关口的，days 不是几天内办完")
    void daysOfOtherStepsAreNotChecked() {
        change(
                STAGE,
                "name=\"step\" value=\"review\" />",
                "name=\"step\" value=\"review\" /><camunda:property name=\"days\" value=\"三天\" />");

        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("一律重做的材料是有的")
    void materialsThatAreAlwaysRedoneAreInTheStandard() {
        change(
                STAGE,
                "name=\"step\" value=\"review\" />",
                "name=\"step\" value=\"stage-gate\" /><camunda:property name=\"redoAlways\" value=\"other\" />");

        assertThat(sentences()).singleElement().asString().startsWith(JUDGE_CHECK + "属性 redoAlways 是“other”，材料标准");
    }

    @Test
    @DisplayName("传入的材料是表达式的，部署时不知道是哪一份")
    void computedMaterialIsNotChecked() {
        change(STAGE, "sourceExpression=\"safety-plan\"", "sourceExpression=\"${material}\"");

        assertThat(sentences()).noneMatch(sentence -> sentence.contains("材料标准（material-standard.dmn）里没有这份材料"));
    }

    @Test
    @DisplayName("判断表要看的，写明这份材料的任务的表单里有也行")
    void fieldsInTheFormOfAStepCountForTheDecision() {
        change(STANDARD, "_2_handInForm\"><text>\"safety-record\"", "_2_handInForm\"><text>\"safety-plan\"");

        assertThat(sentences()).noneMatch(sentence -> sentence.contains("要看 places"));
    }

    @Test
    @DisplayName("每一步都知道是什么材料")
    void everyStepHasAMaterial() {
        change(STAGE, "<camunda:in sourceExpression=\"safety-plan\" target=\"material\" />", "");

        says(SAFETY_PLAN + "调用的 safetyMaterial 要交材料，却没有传入 material，应在输入映射里写明是什么材料。");
    }

    @Test
    @DisplayName("没有人调用的流程，自己写明是什么材料")
    void uncalledStepNamesItsMaterial() {
        change(STAGE, "<camunda:property name=\"material\" value=\"safety-record\" />", "");

        says(RECORD_CHECK + "没有写是什么材料，应加属性 material，或者由调用本流程的调用活动传入 material。");
    }

    @Test
    @DisplayName("审核表单里有结论：通过或打回返工")
    void reviewFormHasVerdict() {
        change(REVIEW, "\"value\": \"return\"", "\"value\": \"back\"");

        assertThat(sentences())
                .containsExactlyInAnyOrder(
                        JUDGE_CHECK + PropertyRules.missingVerdict("safety-review"),
                        "判断表“材料标准”第1行" + PropertyRules.missingVerdict("safety-review"),
                        "判断表“材料标准”第2行" + PropertyRules.missingVerdict("safety-review"))
                .allMatch(sentence -> sentence.endsWith(
                        "的审核表单 safety-review 里不能作结论，应有一个单选字段 verdict，选项的值是 accept（通过）和 return（打回返工）。"));
    }

    @Test
    @DisplayName("交上去的，审核人打开以前单位可以撤回")
    void handInCanBeWithdrawn() {
        change(STAGE, "name=\"materialWithdrawn\"", "name=\"withdrawn\"");

        says(JUDGE_CHECK + "没有“单位撤回”，应在边上加一个消息边界事件，消息名 materialWithdrawn，退到提交的那一步。");
    }

    @Test
    @DisplayName("表单里的数，来源是有的")
    void figuresOfAMaterialExist() {
        figuresOfTheRecordAre("opinion");
        says("判断表“材料标准”第2行的 figures 是“opinion”，没有这种来源；可以是 mobilisation-rating、opinions、rating，或者表里的一份材料，不要的空着。");

        figuresOfTheRecordAre("safety-plan");
        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("要填登记册的数，提交表单里就有这些字段")
    void handInFormHasTheFigures() {
        figuresOfTheRecordAre("opinions");

        assertThat(sentences())
                .hasSize(6)
                .contains("判断表“材料标准”第2行的 figures 是“opinions”，提交表单 safety-record 里应有字段 opinionsHeard。");
    }

    private void figuresOfTheRecordAre(String source) {
        var cell = "<outputEntry id=\"OutputEntry_materialStandard_2_figures\"><text>";
        files.computeIfPresent(
                STANDARD,
                (file, table) -> table.replaceAll(cell + "[^<]*", Matcher.quoteReplacement(cell + '"' + source + '"')));
    }

    @Test
    @DisplayName("撤回要中断审核，不中断的不算")
    void withdrawalInterruptsTheReview() {
        var withdrawn = "name=\"单位撤回\" attachedToRef=\"UserTask_JudgeCheck\"";
        change(STAGE, withdrawn, "cancelActivity=\"false\" " + withdrawn);

        assertThat(sentences()).anyMatch(sentence -> sentence.startsWith(JUDGE_CHECK + "没有“单位撤回”"));
    }

    @Test
    @DisplayName("只能打回、不能通过的审核表单不行")
    void reviewFormCanAccept() {
        change(REVIEW, "\"value\": \"accept\"", "\"value\": \"agree\"");

        assertThat(sentences()).contains(JUDGE_CHECK + PropertyRules.missingVerdict("safety-review"));
    }

    @Test
    @DisplayName("只读的结论不是结论")
    void verdictCanBeChosen() {
        change(REVIEW, "\"key\": \"verdict\"", "\"key\": \"verdict\", \"readonly\": true");

        assertThat(sentences()).contains(JUDGE_CHECK + PropertyRules.missingVerdict("safety-review"));
    }

    // Reviews

    @Test
    @DisplayName("审核之后要问是否通过")
    void everyReviewIsFollowedByAGateway() {
        change(
                STAGE,
                "sourceRef=\"UserTask_JudgeCheck\" targetRef=\"Gateway_CheckedWell\"",
                "sourceRef=\"UserTask_JudgeCheck\" targetRef=\"UserTask_Announce\"");

        says(JUDGE_CHECK + "作了审核，之后却没有网关问是否通过；应接一个排他网关，一路通过，一路打回返工。", "“自查到位吗？”（Gateway_CheckedWell）" + NOT_REACHED);
    }

    @Test
    @DisplayName("后一个关口的网关，不算前一个的")
    void gatewayOfTheNextReviewDoesNotCount() {
        change(
                STAGE,
                "sourceRef=\"UserTask_RecordCheck\" targetRef=\"UserTask_JudgeCheck\"",
                "sourceRef=\"UserTask_RecordCheck\" targetRef=\"UserTask_First\"");
        change(
                STAGE,
                "<bpmn:endEvent",
                userTask("UserTask_First", "初审自查情况")
                        + "<bpmn:sequenceFlow id=\"Flow_FirstWithdrawn\" sourceRef=\"Event_FirstWithdrawn\" targetRef=\"UserTask_RecordCheck\" />"
                        + "<bpmn:endEvent id=\"EndEvent_FirstReminded\" name=\"已提醒\" />"
                        + "<bpmn:sequenceFlow id=\"Flow_FirstDue\" sourceRef=\"Event_FirstDue\" targetRef=\"EndEvent_FirstReminded\" />"
                        + "<bpmn:sequenceFlow id=\"Flow_First\" sourceRef=\"UserTask_First\" targetRef=\"UserTask_JudgeCheck\" /><bpmn:endEvent");
        draw("UserTask_First");
        draw("Event_FirstWithdrawn");
        draw("Event_FirstDue");
        draw("EndEvent_FirstReminded");
        draw("Flow_FirstWithdrawn");
        draw("Flow_FirstDue");
        draw("Flow_First");

        says("“初审自查情况”（UserTask_First）作了审核，之后却没有网关问是否通过；应接一个排他网关，一路通过，一路打回返工。");
    }

    @Test
    @DisplayName("打回返工回到本单位的步骤")
    void returnLeadsToAStepOfTheUnit() {
        change(
                STAGE,
                "sourceRef=\"Gateway_CheckedWell\" targetRef=\"UserTask_RecordCheck\"",
                "sourceRef=\"Gateway_CheckedWell\" targetRef=\"EndEvent_StagePassed\"");

        says(JUDGE_CHECK + "审核不通过时没有回去的路；之后的网关“自查到位吗？”应有一路打回返工，回到本单位提交的那一步。");
    }

    @Test
    @DisplayName("除了打回返工，还有通过的一路")
    void acceptanceHasAFlow() {
        change(
                STAGE,
                "sourceRef=\"UserTask_Announce\" targetRef=\"EndEvent_StagePassed\"",
                "sourceRef=\"UserTask_Announce\" targetRef=\"UserTask_RecordCheck\"");

        assertThat(sentences())
                .contains(
                        JUDGE_CHECK + "审核以后每一路都是返工，没有通过的一路；之后的网关应有一路通往流程的结束。",
                        "“阶段通过”（EndEvent_StagePassed）" + NOT_REACHED)
                .anySatisfy(sentence -> assertThat(sentence).contains("以后一直转圈，走不到结束"));
    }

    @Test
    @DisplayName("只审核的流程，由调用它的流程来问")
    void callerOfAReviewOnlyProcessHasTheGateway() {
        var straight = "sourceRef=\"UserTask_Review\" targetRef=\"EndEvent_Accepted\"";
        change(MATERIAL, "sourceRef=\"UserTask_Review\" targetRef=\"Gateway_Accepted\"", straight);
        files.put(
                MATERIAL,
                read(MATERIAL)
                        .replaceAll(
                                "(?s)<bpmn:exclusiveGateway.*?/>|<bpmn:sequenceFlow id=\"Flow_Accepted\".*?</bpmn:sequenceFlow>"
                                        + "|<bpmn:sequenceFlow id=\"Flow_Returned\".*?/>",
                                ""));

        says(SAFETY_PLAN + "作了审核，之后却没有网关问是否通过；应接一个排他网关，一路通过，一路打回返工。");

        change(
                STAGE,
                "sourceRef=\"CallActivity_SafetyPlan\" targetRef=\"UserTask_RecordCheck\"",
                "sourceRef=\"CallActivity_SafetyPlan\" targetRef=\"Gateway_PlanGood\"");
        change(
                STAGE,
                "<bpmn:endEvent",
                """
                <bpmn:exclusiveGateway id="Gateway_PlanGood" name="方案行吗？" default="Flow_PlanBad" />
                <bpmn:sequenceFlow id="Flow_PlanBad" name="重做" sourceRef="Gateway_PlanGood" targetRef="CallActivity_SafetyPlan" />
                <bpmn:sequenceFlow id="Flow_PlanGood" name="行" sourceRef="Gateway_PlanGood" targetRef="UserTask_RecordCheck">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${reviewTasks.accepted(execution)}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:endEvent""");
        draw("Gateway_PlanGood");
        draw("Flow_PlanBad");
        draw("Flow_PlanGood");

        assertThat(violations()).isEmpty();
    }

    // Calls

    @Test
    @DisplayName("调用的流程在，没有一起来就说是哪个")
    void calledProcessExists() {
        files.remove(MATERIAL);

        says(SAFETY_PLAN + "要调用的流程 safetyMaterial 没有一起部署，以前也没有部署过；应把标识为 safetyMaterial 的流程一起部署。");
    }

    @Test
    @DisplayName("业务键传下去")
    void calledProcessGetsTheBusinessKey() {
        change(STAGE, "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "");

        says(SAFETY_PLAN + "没有把业务键传下去，应勾选“业务键”，填 #{execution.processBusinessKey}。");
    }

    @Test
    @DisplayName("被调用的步骤要用的都传下去")
    void calledProcessGetsRequiredVariables() {
        change(STAGE, "<camunda:in source=\"owner\" target=\"owner\" />", "");

        says(SAFETY_PLAN + "没有把 owner 传给 safetyMaterial，它的任务不知道是谁的、哪次活动、哪个阶段的；应加输入映射。");
    }

    @Test
    @DisplayName("以前部署的流程，没有后来材料的表单")
    void processDeployedBeforeLacksTheForm() {
        var before = new DeployedBefore(resources());
        files.remove(MATERIAL);

        assertThat(sentences(before))
                .containsExactly(
                        SAFETY_PLAN + "要用的表单 safety-plan 没有和流程 safetyMaterial 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。",
                        SAFETY_PLAN + "要用的表单 safety-review 没有和流程 safetyMaterial 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。");
    }

    @Test
    @DisplayName("重新部署的流程，要把会用到的表单都带上")
    void redeployedProcessNeedsItsForms() {
        var before = new DeployedBefore(resources());
        files.keySet().retainAll(Set.of(MATERIAL));

        assertThat(sentences(before))
                .containsExactly(
                        SAFETY_PLAN + "要用的表单 safety-plan 没有和流程 safetyMaterial 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。",
                        SAFETY_PLAN + "要用的表单 safety-review 没有和流程 safetyMaterial 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。");
    }

    @Test
    @DisplayName("自己写明材料的任务，也要有这种材料的表单")
    void stepThatNamesItsMaterialHasTheForm() {
        change(STAGE, "camunda:formRef=\"safety-record\"", "camunda:formRef=\"${form}\"");
        files.remove("safety-record.form");

        assertThat(sentences())
                .contains(RECORD_CHECK + "要用的表单 safety-record 没有和流程 safetyStage 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。");
    }

    @Test
    @DisplayName("单独部署的判断表，照样核对已经部署的表单")
    void decisionDeployedAloneIsCheckedAgainstTheForms() {
        var before = new DeployedBefore(resources());
        files.keySet().retainAll(Set.of(DECISION));
        change(DECISION, "<text>places</text>", "<text>placez</text>");

        assertThat(sentences(before)).singleElement().asString().contains("要看 placez，可是表单");
    }

    @Test
    @DisplayName("单独部署的表单，照样核对已经部署的判断表")
    void formDeployedAloneIsCheckedAgainstTheDecision() {
        var before = new DeployedBefore(resources());
        files.keySet().retainAll(Set.of("safety-record.form"));
        change("safety-record.form", "\"places\"", "\"spots\"");

        assertThat(sentences(before)).singleElement().asString().contains("要看 places，可是表单");
    }

    @Test
    @DisplayName("各阶段的次序从1排起，权重合计100")
    void weightsOfAKindAddUp() {
        change(TEMPLATE, "<text>1</text>", "<text>2</text>");
        change(TEMPLATE, "<text>100</text>", "<text>90</text>");

        says("判断表“活动模板”第1行所在的活动 safety，各阶段的次序是 [2]；应从1排起，不重不漏。", "判断表“活动模板”第1行所在的活动 safety，各阶段的权重合计是 90；应为 100。");

        change(TEMPLATE, "<text>2</text>", "<text>\"二\"</text>");
        says("判断表“活动模板”第1行所在的活动 safety，各阶段的次序是 []；应从1排起，不重不漏。", "判断表“活动模板”第1行所在的活动 safety，各阶段的权重合计是 90；应为 100。");
    }

    @Test
    @DisplayName("调用的判断表在")
    void calledDecisionExists() {
        change(
                STAGE,
                "<bpmn:endEvent",
                "<bpmn:businessRuleTask id=\"BusinessRuleTask_Rate\" name=\"评定\" camunda:decisionRef=\"safetyRating\" /><bpmn:endEvent");
        draw("BusinessRuleTask_Rate");

        says(
                "“评定”（BusinessRuleTask_Rate）要用的判断表 safetyRating 没有一起部署，以前也没有部署过；应把标识为 safetyRating 的 .dmn 一起部署。",
                "“评定”（BusinessRuleTask_Rate）" + NOT_CONNECTED);
    }

    // Expressions

    @Test
    @DisplayName("表达式写得对")
    void expressionSyntaxIsValid() {
        change(STAGE, "${campaignCalendar.inDays(3)}", "${campaignCalendar.inDays(3}");

        assertThat(sentences())
                .singleElement()
                .asString()
                .startsWith(ANNOUNCE + "的表达式 ${campaignCalendar.inDays(3} 写得不对：第 ");
    }

    @Test
    @DisplayName("叫得出名字的都有")
    void expressionsUseExistingBeans() {
        change(STAGE, "${campaignCalendar.inDays(3)}", "${calender.inDays(3)}");

        says(ANNOUNCE + "的表达式 ${calender.inDays(3)} 里，系统没有 calender，名称是否写错？");
    }

    @Test
    @DisplayName("要调用的方法有，参数个数也对")
    void expressionsUseExistingMethods() {
        change(STAGE, "${campaignCalendar.inDays(3)}", "${campaignCalendar.inWeeks(3)}");
        change(STAGE, "${reviewTasks.accepted(execution, 'safety-record')}", "${reviewTasks.accepted()}");

        assertThat(sentences())
                .satisfiesExactlyInAnyOrder(
                        sentence -> assertThat(sentence)
                                .startsWith(ANNOUNCE
                                        + "的表达式 ${campaignCalendar.inWeeks(3)} 里，campaignCalendar 没有 inWeeks 这个方法，有的是 ")
                                .contains("inDays"),
                        sentence -> assertThat(sentence)
                                .isEqualTo("“到位”（Flow_CheckedWell）的表达式 ${reviewTasks.accepted()} 里，"
                                        + "reviewTasks.accepted 要 1 或 2 个参数，这里给了 0 个。"));
    }

    @Test
    @DisplayName("在哪里写的表达式都看")
    void expressionsAreCheckedEverywhere() {
        var wrong = "${nobody.knows(execution)}";
        var places = Map.of(
                "camunda:dueDate=\"${due}\">", "camunda:dueDate=\"" + wrong + "\">",
                "#{execution.processBusinessKey}", wrong,
                "sourceExpression=\"safety-plan\"", "sourceExpression=\"" + wrong + "\"",
                "\">${due}<", "\">" + wrong + "<",
                "${words}", wrong + "${words}",
                "calledElement=\"safetyMaterial\"", "calledElement=\"" + wrong + "\"",
                "<camunda:inputOutput>",
                        "<camunda:taskListener event=\"create\" delegateExpression=\"${nobody}\" /><camunda:inputOutput>",
                "cancelActivity=\"false\" attachedToRef=\"UserTask_Announce\">",
                        "cancelActivity=\"false\" attachedToRef=\"UserTask_Announce\"><bpmn:extensionElements>"
                                + "<camunda:executionListener event=\"start\" expression=\"" + wrong
                                + "\" /></bpmn:extensionElements>");
        var stage = read(STAGE);
        places.forEach((right, broken) -> {
            files.put(STAGE, stage);
            change(STAGE, right, broken);
            assertThat(sentences()).as(broken).anyMatch(sentence -> sentence.endsWith("里，系统没有 nobody，名称是否写错？"));
        });
    }

    @Test
    @DisplayName("能读的才读，能用的函数才用")
    void expressionsUseReadablePropertiesAndKnownFunctions() {
        change(STAGE, "#{execution.processBusinessKey}", "#{execution.businessKeyOfAll}");
        change(STAGE, "${campaignCalendar.inDays(3)}", "${today()}");

        says(
                SAFETY_PLAN + "的表达式 #{execution.businessKeyOfAll} 里，execution 没有 businessKeyOfAll 可读。",
                ANNOUNCE + "的表达式 ${today()} 里，没有 today 这个函数；要调用的是哪个 bean 的方法？");
    }

    @Test
    @DisplayName("条件是表达式")
    void conditionIsAnExpression() {
        change(STAGE, "${reviewTasks.accepted(execution, 'safety-record')}", "verdict = accept");

        says("“到位”（Flow_CheckedWell）的条件“verdict = accept”不是表达式，应写成 ${…}。");
    }

    @Test
    @DisplayName("模型里不写 Java 类名")
    void modelsNameNoJavaClass() {
        change(
                STAGE,
                "<camunda:inputOutput>",
                "<camunda:taskListener event=\"create\" class=\"org.dudao.Mine\" /><camunda:inputOutput>");

        says(ANNOUNCE + "写了 Java 类 org.dudao.Mine；模型里不写类名，应写表达式，例如 ${unitCampaignTasks.nextStage(execution)}。");
    }

    // Forms

    @Test
    @DisplayName("表单能显示，也能核对")
    void everyFormCanBeShownAndChecked() {
        change(NOTICE, "\"type\": \"textarea\"", "\"type\": \"filepicker\"");

        assertThat(sentences()).singleElement().asString().startsWith("“通报内容（words）”是 filepicker，Tasklist 不能显示");
    }

    @Test
    @DisplayName("每个表单有自己的标识")
    void everyFormHasAUniqueId() {
        files.put("again.form", read(NOTICE));
        files.put("nameless.form", read(NOTICE).replace("\"id\": \"safety-notice\",", ""));

        says("表单没有标识（id），流程找不到它；应填英文标识，例如 study-record。", "表单的标识 safety-notice 和一起部署的另一个表单相同，应各有各的标识。");
    }

    @Test
    @DisplayName("字段和选项都有中文标签")
    void everyFieldIsLabelledInChinese() {
        change(NOTICE, ", \"label\": \"通报内容\"", "");
        change(REVIEW, "\"label\": \"通过\"", "\"label\": \"OK\"");

        says("words 没有中文标签，应写明填什么。", "“审核结论”（verdict）的选项 accept 没有中文标签，应写明选的是什么。");
    }

    @Test
    @DisplayName("栏目之间的核对只用表单里有的字段，能让表单空着打开，日期按日期比")
    void everyCheckReadsKnownValues() {
        var last = "\"label\": \"发现的隐患\"}";
        var check = last + ", {\"type\": \"text\", \"id\": \"Check_Places\", \"text\": \"查得太多。\","
                + " \"conditional\": {\"hide\": \"=%s\"}, \"properties\": {\"check\": \"%s\"}}";
        var right = read(RECORD);

        change(RECORD, last, check.formatted("if places > spots then false else true", "places"));
        says("“Check_Places”的条件用了 spots，表单里没有这个字段；可以用表单的字段，还有 currentDay、earliestDay、latestDay、submitted。");
        files.put(RECORD, right);
        change(RECORD, last, check.formatted("if places > 9 then false else true", "spots"));
        assertThat(sentences()).contains("“Check_Places”的 properties.check 是“spots”，表单里没有这个字段；应是出错的那个字段的 key。");
        files.put(RECORD, right);
        change(RECORD, last, check.formatted("not(places > 9)", "places"));
        assertThat(sentences())
                .contains("“Check_Places”的 conditional.hide 在表单空着的时候就不成立，一打开就报错；应写“=if 不对的条件 then false else true”。");
        files.put(RECORD, right);
        change(RECORD, last, check.formatted("if currentDay > earliestDay then false else true", "places"));
        assertThat(sentences())
                .contains(
                        "“Check_Places”的条件里，日期 currentDay 要写成 date(currentDay)：浏览器不能拿文字比先后。",
                        "“Check_Places”的条件里，日期 earliestDay 要写成 date(earliestDay)：浏览器不能拿文字比先后。");
    }

    @Test
    @DisplayName("填了的有人读")
    void everyFieldIsRead() {
        var output = "<camunda:outputParameter name=\"notice\">${words}</camunda:outputParameter>";
        change(STAGE, output, output.replace("${words}", "${execution.getVariable('words')}"));
        assertThat(violations()).isEmpty();

        change(STAGE, "${execution.getVariable('words')}", "办结");
        says(ANNOUNCE
                + "的表单里，words 填了没有人读，办结后就丢了；应加 complete 监听器，或者用输出参数 ${execution.getVariable('words')} 取出来，或者从表单里去掉。");

        change(
                STAGE,
                "<camunda:inputOutput>",
                "<camunda:taskListener event=\"complete\" expression=\"${task.getVariables()}\" /><camunda:inputOutput>");
        assertThat(violations()).isEmpty();
    }

    @Test
    @DisplayName("阶段把关的表单里，只问关口要看的")
    void stageGateFormHasOnlyFieldsThatAreRead() {
        change(STAGE, "name=\"step\" value=\"review\" />", "name=\"step\" value=\"stage-gate\" />");
        change(
                REVIEW,
                "\"components\": [",
                "\"components\": [{\"type\": \"textfield\", \"id\": \"Mood\", \"key\": \"mood\", \"label\": \"印象\"},");

        assertThat(sentences())
                .containsExactly(
                        JUDGE_CHECK
                                + "的表单里，mood 填了没有人读，办结后就丢了；应加 complete 监听器，或者用输出参数 ${execution.getVariable('mood')} 取出来，或者从表单里去掉。");
    }

    @Test
    @DisplayName("发起时填的有人读")
    void everyStartFieldIsRead() {
        change(
                STAGE,
                "<bpmn:startEvent id=\"StartEvent_StageOpened\" name=\"阶段开始\" />",
                "<bpmn:startEvent id=\"StartEvent_StageOpened\" name=\"阶段开始\" camunda:formRef=\"safety-record\""
                        + " camunda:formRefBinding=\"deployment\" />");
        change(STAGE, "'safety-record')", "places)");

        says("“阶段开始”（StartEvent_StageOpened）的表单里，dangers 填了没有人读；应在流程里用到它，或者从表单里去掉。");
    }

    // Tables

    @Test
    @DisplayName("判断表有标识、名称、保留期限，画在图上")
    void tableHasNameAndHistoryTimeToLive() {
        change(
                DECISION,
                "<decision id=\"safetyEnough\" name=\"自查是否到位\" camunda:historyTimeToLive=\"P1D\">",
                "<decision id=\"Decision_1\" name=\"enough\">");
        change(STANDARD, "\"safetyEnough\"", "\"Decision_1\"");

        says(
                "判断表“enough”（Decision_1）的标识应以小写字母开头，由英文字母和数字组成，说明判断什么，例如 studySufficient。",
                "判断表“enough”（Decision_1）没有中文名称，应写明判断什么。",
                "判断表“enough”（Decision_1）没有写历史保留期限，应填“历史保留时间”，例如 P1825D。",
                "判断表“enough”（Decision_1）没有画在图上，应在 Camunda Modeler 里打开保存一次。");
    }

    @Test
    @DisplayName("每一行写明为什么")
    void everyRowHasADescription() {
        change(DECISION, "其余视为到位", "else");

        says("判断表“自查是否到位”第2行没有中文说明，应在“注释”一列写明为什么。");
    }

    @Test
    @DisplayName("判断表的输入是 FEEL")
    void tableInputsAreValidFeel() {
        change(DECISION, "<text>places</text>", "<text>places +</text>");

        says("判断表“自查是否到位”（safetyEnough）的输入表达式“places +”不是有效的 FEEL。");
    }

    @Test
    @DisplayName("活动模板里的流程都在")
    void everyStageHasItsProcess() {
        change(TEMPLATE, "\"safetyStage\"", "\"stageOfSafety\"");

        says("判断表“活动模板”第1行要用的流程 stageOfSafety 没有一起部署，以前也没有部署过；应把标识为 stageOfSafety 的流程一起部署。");
    }

    @Test
    @DisplayName("材料标准里的表单和判断表都在")
    void everyMaterialHasItsFormsAndDecision() {
        change(STANDARD, "\"safety-plan\"</text></outputEntry>", "\"plan\"</text></outputEntry>");
        change(STANDARD, "\"safetyEnough\"", "\"enough\"");

        assertThat(sentences())
                .contains(
                        "判断表“材料标准”第1行要用的表单 plan 没有一起部署，以前也没有部署过；应把标识为 plan 的 .form 文件一起部署。",
                        "判断表“材料标准”第2行要用的判断表 enough 没有一起部署，以前也没有部署过；应把标识为 enough 的 .dmn 一起部署。");
    }

    @Test
    @DisplayName("材料标准里的流程都在")
    void everyMaterialHasItsProcess() {
        change(STANDARD, "_1_process\"><text></text>", "_1_process\"><text>\"planReview\"</text>");
        change(STANDARD, "_2_process\"><text></text>", "_2_process\"><text>\"safetyMaterial\"</text>");

        says("判断表“材料标准”第1行要用的流程 planReview 没有一起部署，以前也没有部署过；应把标识为 planReview 的流程一起部署。");
    }

    @Test
    @DisplayName("正文至少几个字，是不小于0的整数，或者空着")
    void textRequiredIsANumber() {
        var column = "<output id=\"Output_materialStandard_returnsBeforeTalk\"";
        var cell = "<outputEntry id=\"OutputEntry_materialStandard_%d_%s\">";
        change(
                STANDARD,
                column,
                column.replace("returnsBeforeTalk", "textRequired") + " name=\"textRequired\" typeRef=\"integer\" />"
                        + column);
        for (int row = 1; row <= 2; row++) {
            var next = cell.formatted(row, "returnsBeforeTalk");
            change(
                    STANDARD,
                    next,
                    cell.formatted(row, "textRequired")
                            + "<text>%s</text></outputEntry>".formatted(row == 1 ? "-5" : "50")
                            + next);
        }

        says("判断表“材料标准”第1行的 textRequired 是“-5”，应是 0 到 99999 的整数，或者空着：没有附件时正文至少几个字。");
    }

    @Test
    @DisplayName("材料标准里的天数、次数、附件数都是整数")
    void everyMaterialHasItsNumbers() {
        change(STANDARD, "_1_dueDay\"><text>5</text>", "_1_dueDay\"><text>0</text>");
        change(STANDARD, "_1_reworkDays\"><text>3</text>", "_1_reworkDays\"><text>0</text>");
        change(STANDARD, "_2_reworkDays\"><text>3</text>", "_2_reworkDays\"><text></text>");
        change(STANDARD, "_1_filesRequired\"><text>0</text>", "_1_filesRequired\"><text>-1</text>");
        change(STANDARD, "_1_reviewDays\"><text>3</text>", "_1_reviewDays\"><text>-3</text>");
        change(STANDARD, "_2_dueDay\"><text>5</text>", "_2_dueDay\"><text>-1</text>");
        change(STANDARD, "_2_filesRequired\"><text>0</text>", "_2_filesRequired\"><text>\"一个\"</text>");
        change(STANDARD, "_2_returnsBeforeTalk\"><text>3</text>", "_2_returnsBeforeTalk\"><text>0</text>");

        says(
                "判断表“材料标准”第1行的 dueDay 应是不为 0 的整数。",
                "判断表“材料标准”第1行的 reworkDays 应是大于 0 的整数。",
                "判断表“材料标准”第1行的 reviewDays 应是大于 0 的整数。",
                "判断表“材料标准”第1行的 filesRequired 应是不小于 0 的整数。",
                "判断表“材料标准”第2行的 reworkDays 应是大于 0 的整数。",
                "判断表“材料标准”第2行的 filesRequired 应是不小于 0 的整数。",
                "判断表“材料标准”第2行的 returnsBeforeTalk 应是大于 0 的整数。");
    }

    @Test
    @DisplayName("判断表要看的，表单里都问了")
    void decisionInputsAreFormFields() {
        change(DECISION, "<text>places</text>", "<text>count(rooms[size &gt; 3]) + places</text>");

        says("判断表“材料标准”第2行的判断表 safetyEnough 要看 rooms，可是表单 safety-record、safety-review 里没有这个字段；应加上，或者改判断表的输入。");
    }

    @Test
    @DisplayName("单独部署的材料标准，照样核对已经部署的判断表和表单")
    void standardDeployedAloneIsCheckedAgainstDecisionAndForms() {
        var before = new DeployedBefore(resources());
        files.keySet().retainAll(Set.of(STANDARD));
        change(STANDARD, "_1_acceptance\"><text></text>", "_1_acceptance\"><text>\"safetyEnough\"</text>");

        assertThat(sentences(before))
                .contains("判断表“材料标准”第1行的判断表 safetyEnough 要看 places，可是表单 safety-plan、safety-review 里没有这个字段；"
                        + "应加上，或者改判断表的输入。");
    }

    @Test
    @DisplayName("材料标准里的审核表单要在")
    void everyMaterialHasItsReviewForm() {
        files.remove(REVIEW);

        assertThat(sentences())
                .contains("判断表“材料标准”第1行要用的表单 safety-review 没有一起部署，以前也没有部署过；应把标识为 safety-review 的 .form 文件一起部署。");
    }

    @Test
    @DisplayName("表单没有一起部署的，只说少了表单")
    void fieldsOfAMissingFormAreNotMissed() {
        files.remove("safety-record.form");

        assertThat(sentences()).isNotEmpty().noneMatch(sentence -> sentence.contains("里没有这个字段"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'number', 'label': '检查了多少处', 'readonly': true",
                "'type': 'expression', 'expression': '=1'"
            })
    @DisplayName("只读的、没有标签的计算字段不是回答，判断表不能看")
    void whatNobodyAnswersIsNoInputOfADecision(String settings) {
        placesAre(settings);

        assertThat(sentences()).singleElement().asString().contains("要看 places，可是表单");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'checkbox', 'label': '检查过了', 'validate': {'required': true}",
                "'type': 'expression', 'label': '检查了多少处', 'expression': '=1'"
            })
    @DisplayName("要确认的、有标签的计算字段也是回答")
    void confirmedAndLabelledFieldsAreAnswers(String settings) {
        placesAre(settings);

        assertThat(violations()).isEmpty();
    }

    private void placesAre(String settings) {
        change(
                "safety-record.form",
                "{\"type\": \"number\", \"id\": \"Places\", \"key\": \"places\", \"label\": \"检查了多少处\"}",
                "{\"id\": \"Places\", \"key\": \"places\", " + settings.replace('\'', '"') + "}");
    }

    // Instances

    @Test
    @DisplayName("去掉或改名的元素上还有实例，说出有几个")
    void instancesLeftBehindAreCounted() {
        var waiting = new Models.NothingDeployed(Map.of()) {
            @Override
            public List<Waiting> waiting(String process) {
                return process.equals("safetyStage")
                        ? List.of(
                                new Waiting("UserTask_Announce", "通报检查情况", 2),
                                new Waiting("UserTask_Publish", "公布检查情况", 7))
                        : List.of();
            }
        };
        assertThat(CHECK.check(resources(), waiting).leftBehind())
                .extracting(Violation::sentence)
                .containsExactly("“安全检查阶段”（safetyStage）里没有了“公布检查情况”（UserTask_Publish），还有 7 个实例停在那里，"
                        + "搬不到新模型上；应保留这一步，或者在接替它的元素上加属性 replaces，值为 UserTask_Publish。");

        change(
                STAGE,
                "<camunda:inputOutput>",
                "<camunda:properties><camunda:property name=\"replaces\" value=\"UserTask_Announce, UserTask_Publish\" />"
                        + "</camunda:properties><camunda:inputOutput>");
        assertThat(CHECK.check(resources(), waiting).leftBehind()).isEmpty();
    }

    // Helpers

    private static String userTask(String id, String name) {
        return """
                <bpmn:userTask id="%s" name="%s" camunda:formRef="safety-review" camunda:formRefBinding="deployment"
                    camunda:candidateGroups="${candidates}" camunda:dueDate="${due}">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="step" value="review" /><camunda:property name="material" value="safety-record" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="Event_FirstWithdrawn" name="单位撤回" attachedToRef="%1$s">
                  <bpmn:messageEventDefinition messageRef="Message_Withdrawn" />
                </bpmn:boundaryEvent>
                <bpmn:boundaryEvent id="Event_FirstDue" name="到期提醒" cancelActivity="false" attachedToRef="%1$s">
                  <bpmn:timerEventDefinition><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                """
                .formatted(id, name);
    }

    /** Adds a shape to the stage's diagram, at any position. */
    private void draw(String element) {
        var drawn = element.startsWith("Flow_")
                ? "<bpmndi:BPMNEdge bpmnElement=\"%s\"><di:waypoint x=\"1\" y=\"1\" /><di:waypoint x=\"2\" y=\"1\" /></bpmndi:BPMNEdge>"
                : "<bpmndi:BPMNShape bpmnElement=\"%s\"><dc:Bounds x=\"1\" y=\"1\" width=\"9\" height=\"9\" /></bpmndi:BPMNShape>";
        change(STAGE, "</bpmndi:BPMNPlane>", drawn.formatted(element) + "</bpmndi:BPMNPlane>");
    }

    /** Replaces one occurrence, which must exist. */
    private void change(String file, String right, String wrong) {
        assertThat(read(file)).contains(right);
        files.put(file, read(file).replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
    }

    private void changeAll(String file, String right, String wrong) {
        assertThat(read(file)).contains(right);
        files.put(file, read(file).replace(right, wrong));
    }

    private void says(String... sentences) {
        assertThat(sentences()).containsExactlyInAnyOrder(sentences);
    }

    private List<String> sentences() {
        return violations().stream().map(Violation::sentence).toList();
    }

    private List<String> sentences(DeploymentContext before) {
        return CHECK.check(resources(), before).violations().stream()
                .map(Violation::sentence)
                .toList();
    }

    private List<Violation> violations() {
        return CHECK.check(resources(), NOTHING).violations();
    }

    private Map<String, byte[]> resources() {
        var resources = new TreeMap<String, byte[]>();
        files.forEach((file, text) -> resources.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return resources;
    }

    private String read(String file) {
        return Objects.requireNonNull(files.get(file), file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of these files are deployed already, but no process has their forms. */
    private static class DeployedBefore extends Models.NothingDeployed {

        private final Map<String, byte[]> files;
        private final DeploymentCandidate before;

        DeployedBefore(Map<String, byte[]> files) {
            super(Models.beans());
            this.files = files;
            this.before = new DeploymentCandidate(files, NOTHING, Forms.reader());
        }

        @Override
        public Set<String> processes() {
            return before.all(Process.class).map(ModelElement::process).collect(Collectors.toSet());
        }

        @Override
        public Optional<BpmnModelInstance> process(String key) {
            return before.models()
                    .filter(file -> file.all(Process.class)
                            .anyMatch(process -> process.element().getId().equals(key)))
                    .map(BpmnFile::model)
                    .findFirst();
        }

        @Override
        public Optional<DmnModelInstance> decision(String key) {
            return before.tables()
                    .filter(table -> table.id().equals(key))
                    .map(table -> (DmnModelInstance) table.decision().getModelInstance())
                    .findFirst();
        }

        @Override
        public Optional<byte[]> form(String id) {
            return Optional.ofNullable(files.get(id + ".form"));
        }
    }
}
