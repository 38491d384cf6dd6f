package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.ModelFiles;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Processes of the version before the properties {@code days}, {@code months} and {@code extends} go on with the former values. */
@DudaoTest
class FormerLedgerModelsTest {

    private static final String UNIT = "002";

    @Autowired
    Office office;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    RunningModels models;
    LedgerOfUnit ledger;
    LocalDate deadline;

    @BeforeEach
    void deployTheFormerModels() {
        models = new RunningModels(engine, rest);
        models.deploy(formerModels());
        ledger = new LedgerOfUnit(office, office.launches(), UNIT);
        deadline = today().plusDays(10);
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    @Test
    @DisplayName("旧版模型里的延期：督导组两天、领导小组三天内答复，时限照样延长")
    void anExtensionIsDecidedWithinTheFormerDays() {
        var number = ledger.accepts(Map.of("deadline", deadline.toString()));
        requestExtension(number, deadline.plusDays(30));
        var decide = ledger.task(number, "UserTask_DecideExtension");
        assertThat(day(decide.getDueDate())).isEqualTo(today().plusDays(2));
        ledger.campaign().supervision("01").completes(decide, Answers.accept());
        assertThat(day(ledger.task(number, "UserTask_ReportItemDone").getDueDate()))
                .isEqualTo(deadline.plusDays(30));

        requestExtension(number, deadline.plusDays(61));
        assertThat(day(ledger.task(number, "UserTask_DecideLongExtension").getDueDate()))
                .isEqualTo(today().plusDays(3));
    }

    @Test
    @DisplayName("旧版模型里暂不能解决的：三个月后复核，五天内办完")
    void aDeferredItemIsReviewedAfterTheFormerMonths() {
        var number = ledger.accepts(Map.of("deadline", deadline.toString()));
        var review = today().plusMonths(3);
        ledger.isPutOff(number);
        forwardTo(review);
        assertThat(ledger.campaign().openTasksOf(UNIT)).noneMatch(name -> name.contains("季度复核"));
        forwardTo(review.plusDays(1));

        assertThat(day(ledger.task(number, "UserTask_ReviewDeferredItem").getDueDate()))
                .isEqualTo(today().plusDays(5));
    }

    @Test
    @DisplayName("旧版模型里销号的：三十天后回访，七天内办完")
    void theVisitIsDueAfterTheFormerDays() {
        var number = ledger.accepts(Map.of("deadline", deadline.toString()));
        var visit = today().plusDays(30);
        ledger.isWrittenOff(number);
        forwardTo(visit);
        assertThat(ledger.campaign().openTasksOf(UNIT)).noneMatch(name -> name.contains("回访"));
        forwardTo(visit.plusDays(1));

        assertThat(day(ledger.task(number, "UserTask_VisitPeople").getDueDate()))
                .isEqualTo(today().plusDays(7));
    }

    private void requestExtension(long number, LocalDate until) {
        var answer = ledger.does("u002", number, "extension", Map.of("until", until.toString(), "words", "雨季"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    /** To the first second of the day, before something that is due on it at the close of business. */
    private void forwardTo(LocalDate day) {
        clock.forward(Duration.between(
                clock.instant(), day.atStartOfDay(clock.getZone()).toInstant()));
        office.runJobs();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate day(Date due) {
        ZoneId zone = clock.getZone();
        return LocalDate.ofInstant(due.toInstant(), zone);
    }

    private static Map<String, String> formerModels() {
        var files = new HashMap<String, String>();
        ModelFiles.forms().forEach(form -> files.put(form.getFileName().toString(), ModelFiles.text(form)));
        for (var model : new String[] {"rectification-item.bpmn", "item-visit.bpmn", "deferred-item.bpmn"}) {
            files.put(model, withoutProperties(ModelFiles.text(Path.of("processes", model))));
        }
        return files;
    }

    private static String withoutProperties(String model) {
        var former = model.replaceAll("<camunda:property name=\"(days|months|extends)\" value=\"\\w+\" />", "")
                .replace("reviewDue(execution)", "reviewDue()");
        assertThat(former).doesNotContain("\"days\"", "\"months\"", "\"extends\"");
        return former;
    }
}
