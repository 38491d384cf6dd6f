package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Rest.Answer;

/** Deploys and runs small models. They are deleted with all their instances after the test. */
public class RunningModels {

    private static final String API = "/api/migrations";

    private final ProcessEngine engine;
    private final Rest rest;
    private final List<String> deployments = new ArrayList<>();

    public RunningModels(ProcessEngine engine, Rest rest) {
        this.engine = engine;
        this.rest = rest;
    }

    public void cleanUp() {
        var management = engine.getManagementService();
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
        deployments.clear();
    }

    public void deploy(String model) {
        deploy(Map.of("moved.bpmn", model, "sheet.form", LineModel.SHEET));
    }

    /**
     * Deploys without the model check, like deployments from before the check existed. Some of the models are wrong on
     * purpose.
     *
     * @param files by name
     */
    public void deploy(Map<String, String> files) {
        var deployment = engine.getRepositoryService().createDeployment();
        files.forEach(deployment::addString);
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var all = configuration.getDeployers();
        assertThat(all.get(0).getClass().getSimpleName()).isEqualTo("ModelDeployer");
        configuration.getDeploymentCache().setDeployers(all.subList(1, all.size()));
        try {
            deployments.add(deployment.deploy().getId());
        } finally {
            configuration.getDeploymentCache().setDeployers(all);
        }
    }

    /** The instance has the variable {@code due}. */
    public ProcessInstance start(String process, String businessKey) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, businessKey, Map.of("due", "2099-01-01T08:00:00"));
    }

    /** Completes these tasks one after the other. */
    public void complete(ProcessInstance instance, String... steps) {
        for (var step : steps) {
            var task = taskOf(instance);
            assertThat(task.getTaskDefinitionKey()).isEqualTo(step);
            engine.getTaskService().complete(task.getId());
        }
    }

    public Task taskOf(ProcessInstance instance) {
        return tasksOf(instance).get(0);
    }

    public List<Task> tasksOf(ProcessInstance instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    public Job timerOf(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    public ProcessInstance calledBy(ProcessInstance instance) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
    }

    public boolean isOver(ProcessInstance instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 0;
    }

    public int versionOf(ProcessInstance instance) {
        var now = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        return engine.getRepositoryService()
                .getProcessDefinition(now.getProcessDefinitionId())
                .getVersion();
    }

    public int newest(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    /** Like {@link Office#runJobs}, for jobs that fail: runs until they have no retries left. */
    public void runFailingJobs() {
        var management = engine.getManagementService();
        var jobs = management.createJobQuery().executable().list();
        while (!jobs.isEmpty()) {
            for (var job : jobs) {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException failed) {
                    management.setJobRetries(job.getId(), 0);
                }
            }
            jobs = management.createJobQuery().executable().list();
        }
    }

    /** The migration preview, requested by a designer. */
    public JsonNode plan(String query) {
        var answer = rest.basic("designer").get(API + "/plan?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Migrates, requested by a designer. */
    public Answer move(String process) {
        return move(Map.of("process", process));
    }

    public Answer move(Map<String, Object> wish) {
        return rest.basic("designer").post(API, wish);
    }

    /** The progress of the first migration. */
    public JsonNode progress(Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return rest.basic("designer")
                .get(API + "/" + started.json().at("/0/id").asLong())
                .json();
    }
}
