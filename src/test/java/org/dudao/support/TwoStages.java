package org.dudao.support;

import org.camunda.bpm.engine.RepositoryService;

/** A kind of campaign with two short stages, made of a table and a model only, as a designer would add one. */
public class TwoStages {

    private static final String[] MODELS = {
        "two-stages/campaign-template.dmn", "two-stages/stage-short.bpmn", "two-stages/stage-short.form"
    };

    private final RepositoryService repository;
    private final Office office;

    TwoStages(RepositoryService repository, Office office) {
        this.repository = repository;
        this.office = office;
    }

    /**
     * Launches a campaign whose stages both have a model; the first one is open. Restores the tables before it
     * returns.
     */
    public TestCampaign launch() {
        var deployment = repository.createDeployment().name("two stages");
        for (var model : MODELS) {
            deployment.addClasspathResource(model);
        }
        deployment.deploy();
        try {
            return office.launches();
        } finally {
            restoreTemplate();
        }
    }

    private void restoreTemplate() {
        repository
                .createDeployment()
                .name("template as it was")
                .addClasspathResource("processes/campaign-template.dmn")
                .deploy();
    }
}
