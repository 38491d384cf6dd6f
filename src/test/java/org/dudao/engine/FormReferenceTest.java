package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.DudaoTest;
import org.dudao.support.PausedReading;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.SmallProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A list of tasks computes the form of each task. */
@DudaoTest
class FormReferenceTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    RunningModels models;
    String instance;

    @BeforeEach
    void aTaskWhoseFormIsAVariable() {
        models = new RunningModels(engine, rest);
        models.deploy(Map.of("small.bpmn", SmallProcess.withForm("formOfVariable", "${form}")));
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("formOfVariable", Map.of("form", "head-talk"))
                .getId();
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    @Test
    @DisplayName("列表读到一半，其中一个任务办结了：列表照常，不出错")
    void aTaskThatEndsMeanwhileDoesNotBreakTheList() throws Exception {
        var listed = new PausedReading(database, transaction)
                .at("act_ru_variable", this::list, waiting -> engine.getRuntimeService()
                        .deleteProcessInstance(instance, "meanwhile"));

        assertThat(listed).singleElement().returns(null, Task::getCamundaFormRef);
        assertThat(list()).isEmpty();
    }

    @Test
    @DisplayName("任务还在而表单的变量没有，是模型的错，照样报出来")
    void anOpenTaskWithoutItsVariableIsAnError() {
        engine.getRuntimeService().removeVariable(instance, "form");

        assertThatThrownBy(this::list)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("form");
    }

    private List<Task> list() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .initializeFormKeys()
                .list();
    }
}
