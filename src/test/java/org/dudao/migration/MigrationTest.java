package org.dudao.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.LineModel.atBorderOf;
import static org.dudao.support.LineModel.bareTask;
import static org.dudao.support.LineModel.call;
import static org.dudao.support.LineModel.containing;
import static org.dudao.support.LineModel.line;
import static org.dudao.support.LineModel.replacing;
import static org.dudao.support.LineModel.task;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.DudaoTest;
import org.dudao.support.LineModel;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.RunningModels;
import org.dudao.support.TwoStages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A changed model reaches running instances. */
@DudaoTest
class MigrationTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Office office;

    @Autowired
    TwoStages twoStages;

    @Autowired
    Rest rest;

    private RunningModels models;

    @BeforeEach
    void begin() {
        models = new RunningModels(engine, rest);
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    @Test
    @DisplayName("能动的动，动不了的留在原处并写明原因，都有记录")
    void whatCanMoveMovesAndTheRestStays() {
        models.deploy(writeCheckFile("movedAll"));
        var first = models.start("movedAll", "a");
        var last = models.start("movedAll", "b");
        models.complete(last, "UserTask_Write", "UserTask_Check");
        models.deploy(draftCheck("movedAll"));

        var started = models.move("movedAll");
        assertThat(models.progress(started).get("remaining").asInt()).isEqualTo(1);
        office.runJobs();

        var progress = models.progress(started);
        assertThat(progress.get("total").asInt()).isEqualTo(2);
        assertThat(progress.get("moved").asInt()).isEqualTo(1);
        assertThat(progress.get("failed").asInt()).isEqualTo(1);
        assertThat(progress.get("remaining").asInt()).isZero();
        assertThat(progress.at("/failures/0/businessKey").asText()).isEqualTo("b");
        assertThat(progress.at("/failures/0/reason").asText()).isEqualTo("“归档”（UserTask_File）在新版本里没有了。");
        assertThat(progress.get("startedBy").asText()).isEqualTo("designer");
        assertThat(progress.get("from").asInt()).isEqualTo(1);
        assertThat(progress.get("to").asInt()).isEqualTo(2);
        assertThat(progress.at("/mapping/UserTask_Write").asText()).isEqualTo("UserTask_Draft");
        assertThat(rest.basic("admin").get("/api/migrations").json().get(0).get("id"))
                .isEqualTo(progress.get("id"));

        models.complete(first, "UserTask_Draft", "UserTask_Check");
        assertThat(models.isOver(first)).isTrue();
        models.complete(last, "UserTask_File");
        assertThat(models.isOver(last)).isTrue();
    }

    @Test
    @DisplayName("新加的到期提醒，迁移过去的任务也有；任务自己的变量、办理人不变")
    void aTaskKeepsItsOwnAndGetsTheNewTimer() {
        models.deploy(writeCheckFile("movedTimer"));
        var instance = models.start("movedTimer", "a");
        var scope = models.taskOf(instance).getExecutionId();
        var task = models.taskOf(instance).getId();
        engine.getRuntimeService().setVariableLocal(scope, "due", "2099-12-31T18:00:00");
        engine.getTaskService().setAssignee(task, "sg01");
        models.deploy(draftCheck("movedTimer"));

        models.move("movedTimer");
        office.runJobs();

        assertThat(models.taskOf(instance)).returns(task, Task::getId).returns("sg01", Task::getAssignee);
        assertThat(engine.getRuntimeService()
                        .getVariableLocal(models.taskOf(instance).getExecutionId(), "due"))
                .isEqualTo("2099-12-31T18:00:00");
        assertThat(models.timerOf(instance).getDuedate()).isEqualTo("2099-12-31T18:00:00");
        engine.getManagementService().executeJob(models.timerOf(instance).getId());
        models.complete(instance, "UserTask_Draft", "UserTask_Check");
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("提醒的时间、等候的消息，都以新版本为准")
    void aTimerAndAMessageThatWereThereAreAsTheNewVersionSays() {
        models.deploy(reminded("movedTrigger", "2099-01-01T08:00:00", "Message_OldNews"));
        var instance = models.start("movedTrigger", "a");
        models.deploy(reminded("movedTrigger", "2099-02-02T08:00:00", "Message_News"));

        models.move("movedTrigger");
        office.runJobs();

        assertThat(models.timerOf(instance).getDuedate()).isEqualTo("2099-02-02T08:00:00");
        engine.getRuntimeService()
                .createMessageCorrelation("news")
                .processInstanceId(instance.getId())
                .correlate();
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("改名的子流程，里面的一步也跟着走")
    void whatIsInsideARenamedSubprocessMovesAlong() {
        var inside = line(task("UserTask_Check", "审核"));
        models.deploy(
                LineModel.of("movedInside", containing(inside, "<subProcess id=\"SubProcess_Old\" name=\"旧\"/>")));
        var instance = models.start("movedInside", "a");
        models.deploy(LineModel.of(
                "movedInside",
                replacing("SubProcess_Old", containing(inside, "<subProcess id=\"SubProcess_New\" name=\"新\"/>"))));

        models.move("movedInside");
        office.runJobs();

        assertThat(models.versionOf(instance)).isEqualTo(2);
        models.complete(instance, "UserTask_Check");
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("逐人办理的一步改了名，各人的都跟着走")
    void whatIsDoneForEachOfSeveralMovesWithItsName() {
        var twice =
                "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>";
        models.deploy(LineModel.of("movedEach", containing(twice, task("UserTask_Old", "各写一份"))));
        var instance = models.start("movedEach", "a");
        models.deploy(
                LineModel.of("movedEach", replacing("UserTask_Old", containing(twice, task("UserTask_New", "各写一份")))));

        models.move("movedEach");
        office.runJobs();

        assertThat(models.versionOf(instance)).isEqualTo(2);
        assertThat(models.tasksOf(instance)).hasSize(2);
        models.complete(instance, "UserTask_New", "UserTask_New");
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("两个旧版本一次迁移，中间改过几次名也找得到")
    void twoVersionsMoveAtOnceByWayOfTheOnesBetween() {
        models.deploy(LineModel.of("movedChain", task("UserTask_One", "一")));
        var oldest = models.start("movedChain", "a");
        models.deploy(LineModel.of("movedChain", replacing("UserTask_Zero, UserTask_One", task("UserTask_Two", "二"))));
        var older = models.start("movedChain", "b");
        // The last element has the id of the oldest one and does not replace it.
        models.deploy(LineModel.of(
                "movedChain", replacing("UserTask_Two", task("UserTask_Three", "三")), task("UserTask_One", "另一件事")));

        assertThat(models.move("movedChain").json()).hasSize(2);
        office.runJobs();

        for (var instance : List.of(oldest, older)) {
            assertThat(models.versionOf(instance)).isEqualTo(3);
            models.complete(instance, "UserTask_Three", "UserTask_One");
        }
    }

    @Test
    @DisplayName("迁移完了，再迁移就没有可做的")
    void aSecondMoveFindsNothingToDo() {
        models.deploy(LineModel.of("movedAgain", task("UserTask_Check", "审核")));
        models.start("movedAgain", "a");
        models.deploy(LineModel.of("movedAgain", task("UserTask_Check", "审阅")));
        models.move("movedAgain");
        office.runJobs();

        assertThat(models.plan("process=movedAgain")).isEmpty();
        assertThat(models.move("movedAgain"))
                .returns(409, Answer::status)
                .returns("流程 movedAgain 没有要迁移的实例。", Answer::detail);
    }

    @Test
    @DisplayName("没有去处的，指明去处以后再迁移")
    void whatStayedMovesWhenItIsToldWhere() {
        models.deploy(writeCheckFile("movedTold"));
        var instance = models.start("movedTold", "a");
        models.complete(instance, "UserTask_Write", "UserTask_Check");
        models.deploy(draftCheck("movedTold"));
        assertThat(models.move("movedTold"))
                .returns(409, Answer::status)
                .returns("流程 movedTold 的实例一个也不能迁移：“归档”（UserTask_File）在新版本里没有了。", Answer::detail);
        assertThat(models.plan("process=movedTold&map=UserTask_File:UserTask_Check")
                        .at("/0/movable")
                        .asInt())
                .isEqualTo(1);

        var started = models.move(Map.of("process", "movedTold", "map", Map.of("UserTask_File", "UserTask_Check")));
        office.runJobs();

        assertThat(models.progress(started).get("moved").asInt()).isEqualTo(1);
        models.complete(instance, "UserTask_Check");
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("新版本改错了，实例还可以退回旧版本")
    void instancesMoveBackWhenTheNewVersionWasAMistake() {
        models.deploy(LineModel.of("movedBack", task("UserTask_Check", "审核")));
        models.deploy(LineModel.of("movedBack", task("UserTask_Check", "改错了")));
        var instance = models.start("movedBack", "a");

        models.move(Map.of("process", "movedBack", "from", 2, "to", 1));
        office.runJobs();

        assertThat(models.versionOf(instance)).isEqualTo(1);
    }

    @Test
    @DisplayName("调用别的流程的一步照样迁移，被调用的流程接着办")
    void whatIsCalledGoesOnAsItIs() {
        models.deploy(LineModel.of("movedCalled", task("UserTask_Check", "审核")));
        models.deploy(LineModel.of("movedCalling", call("CallActivity_Check", "movedCalled", "CallActivity_None")));
        var calling = models.start("movedCalling", "a");
        models.deploy(LineModel.of("movedCalling", call("CallActivity_Read", "movedCalled", "CallActivity_Check")));

        models.move("movedCalling");
        office.runJobs();

        assertThat(models.versionOf(calling)).isEqualTo(2);
        models.complete(models.calledBy(calling), "UserTask_Check");
        assertThat(models.isOver(calling)).isTrue();
    }

    @Test
    @DisplayName("活动正在进行，阶段流程换了新版本，单位接着办完")
    void unitsGoOnOnTheNewVersionOfTheirStage() {
        var campaign = twoStages.launch();
        var old = models.newest("stageShort");
        models.deploy(LineModel.of("stageShort", replacing("UserTask_DoStage", task("UserTask_FinishStage", "办完阶段"))));
        try {
            var started = models.move(Map.of("process", "stageShort", "from", old));
            office.runJobs();

            assertThat(models.progress(started).get("moved").asInt()).isEqualTo(5);
            campaign.supervision("01").completesOf("003", "UserTask_FinishStage", Map.of());
            assertThat(campaign.waitsForStage("003")).isTrue();
        } finally {
            // Moves the instances back, so that nothing is lost when the new version is deleted.
            models.move(Map.of(
                    "process",
                    "stageShort",
                    "from",
                    old + 1,
                    "to",
                    old,
                    "map",
                    Map.of("UserTask_FinishStage", "UserTask_DoStage")));
            office.runJobs();
        }
        campaign.supervision("01").judgesTwoStages("002");
        assertThat(campaign.waitsForStage("002")).isTrue();
    }

    // Changes during the migration

    @Test
    @DisplayName("迁移途中走到没有去处的一步，留在原处，以后可以再迁移")
    void whatHasGoneOnToADeadEndMeanwhileStaysAndCanMoveLater() {
        models.deploy(writeCheckFile("movedMeanwhile"));
        var instance = models.start("movedMeanwhile", "a");
        models.deploy(draftCheck("movedMeanwhile"));
        var started = models.move("movedMeanwhile");
        models.complete(instance, "UserTask_Write", "UserTask_Check");

        models.runFailingJobs();

        assertThat(models.versionOf(instance)).isEqualTo(1);
        assertThat(models.taskOf(instance).getTaskDefinitionKey()).isEqualTo("UserTask_File");
        var progress = models.progress(started);
        assertThat(progress.get("failed").asInt()).isEqualTo(1);
        assertThat(progress.at("/failures/0/reason").asText()).isEqualTo("UserTask_File：新版本里没有它的去处。");

        models.move(Map.of("process", "movedMeanwhile", "map", Map.of("UserTask_File", "UserTask_Check")));
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(2);
    }

    @Test
    @DisplayName("轮到迁移以前就办结了的，不算失败")
    void whatIsOverBeforeItIsMovedHasNotFailed() {
        models.deploy(LineModel.of("movedOver", task("UserTask_Check", "审核")));
        var instance = models.start("movedOver", "a");
        models.deploy(LineModel.of("movedOver", task("UserTask_Check", "审阅")));
        var started = models.move("movedOver");
        models.complete(instance, "UserTask_Check");

        office.runJobs();

        assertThat(models.progress(started).get("ended").asInt()).isEqualTo(1);
        assertThat(models.progress(started).get("failed").asInt()).isZero();
    }

    @Test
    @DisplayName("正在迁移的不再迁移一次；这一批取消了，才可以")
    void whatIsBeingMovedIsNotMovedTwice() {
        models.deploy(LineModel.of("movedTwice", task("UserTask_Check", "审核")));
        var instance = models.start("movedTwice", "a");
        models.deploy(LineModel.of("movedTwice", task("UserTask_Check", "审阅")));
        var started = models.move("movedTwice");

        assertThat(models.move("movedTwice"))
                .returns(409, Answer::status)
                .returns("流程 movedTwice 的实例正在迁移，请等它做完再试。", Answer::detail);

        var management = engine.getManagementService();
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), false));
        assertThat(models.progress(started).at("/failures/0/reason").asText()).contains("已被取消");
        assertThat(models.move("movedTwice")).returns(202, Answer::status);
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(2);
    }

    // Models

    private static String writeCheckFile(String process) {
        return LineModel.of(
                process, task("UserTask_Write", "撰写"), task("UserTask_Check", "审核"), task("UserTask_File", "归档"));
    }

    /** 撰写 is renamed to 起草 and has another timer for its due date; 归档 is removed. */
    private static String draftCheck(String process) {
        var timer = "<timerEventDefinition><timeDate>${due}</timeDate></timerEventDefinition>";
        return LineModel.of(
                process,
                replacing("UserTask_Write", bareTask("UserTask_Draft", "起草"))
                        + atBorderOf("UserTask_Draft", "Event_DraftDue", false, timer),
                task("UserTask_Check", "审核"));
    }

    private static String reminded(String process, String when, String message) {
        var timer = "<timerEventDefinition><timeDate>%s</timeDate></timerEventDefinition>".formatted(when);
        var withdrawn = "<messageEventDefinition messageRef=\"%s\"/>".formatted(message);
        return LineModel.of(
                process,
                bareTask("UserTask_Check", "审核")
                        + atBorderOf("UserTask_Check", "Event_CheckDue", false, timer)
                        + atBorderOf("UserTask_Check", "Event_CheckWithdrawn", true, withdrawn));
    }
}
