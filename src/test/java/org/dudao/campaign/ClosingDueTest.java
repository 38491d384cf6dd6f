package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelFiles;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.TestCampaign;
import org.dudao.support.TwoStages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The fewest days for the check of the units' completion stand in the model. */
@DudaoTest
class ClosingDueTest {

    @Autowired
    TwoStages twoStages;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    @Autowired
    Clock clock;

    private RunningModels models;

    @BeforeEach
    void prepare() {
        models = new RunningModels(engine, rest);
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    @Test
    @DisplayName("核对完成情况至少给几天，写在模型里")
    void theFewestDaysAreThoseOfTheModel() {
        deployCampaignWith("closingDue(execution, 400)");

        assertThat(dueAfterTheLastStage()).isEqualTo(LocalDate.now(clock).plusDays(400));
    }

    private void deployCampaignWith(String due) {
        var files = new HashMap<String, String>();
        ModelFiles.forms().forEach(form -> files.put(form.getFileName().toString(), ModelFiles.text(form)));
        var shipped = ModelFiles.text(Path.of("processes/campaign.bpmn"));
        var days = "closingDue(execution, 3)";
        assertThat(shipped).containsOnlyOnce(days);
        files.put("campaign.bpmn", shipped.replace(days, due));
        models.deploy(files);
    }

    private LocalDate dueAfterTheLastStage() {
        var campaign = twoStages.launch();
        campaign.opensStage();
        for (var unit : TestCampaign.UNITS) {
            campaign.supervision("01").judgesTwoStages(unit);
            campaign.supervision("01").judgesTwoStages(unit);
        }
        var due = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("UserTask_CheckCompletion")
                .processInstanceBusinessKey(campaign.id())
                .singleResult()
                .getDueDate();
        return LocalDate.ofInstant(due.toInstant(), clock.getZone());
    }
}
