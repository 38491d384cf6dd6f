package org.dudao.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.dudao.model.EngineProblems;
import org.dudao.model.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the errors of a deployer of the engine into refusals in Chinese. The rules of {@link ModelDeployer} find most errors before; the
 * words of the engine go to the log only.
 */
class TranslatingDeployer implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(TranslatingDeployer.class);

    private final Deployer deployer;

    TranslatingDeployer(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            deployer.deploy(deployment);
            return;
        }
        try {
            deployer.deploy(deployment);
        } catch (ParseException e) {
            log.warn("The engine refuses the deployment \"{}\"", deployment.getName(), e);
            ModelDeployer.refuse(e.getResorceReports().stream()
                    .flatMap(report -> violations(deployment, report))
                    .distinct()
                    .toList());
            throw e;
        } catch (ProcessEngineException e) {
            log.warn("The engine refuses the deployment \"{}\"", deployment.getName(), e);
            ModelDeployer.refuse(List.of(violation(deployment, e)));
        }
    }

    private static Stream<Violation> violations(DeploymentEntity deployment, ResourceReport report) {
        var content = deployment.getResource(report.getResourceName()).getBytes();
        return report.getErrors().stream()
                // A missing reference is reported a second time as a reference to null.
                .filter(problem -> !String.valueOf(problem.getMessage()).contains("'null' found"))
                .map(problem -> EngineProblems.violation(
                        report.getResourceName(),
                        content,
                        problem.getMainElementId(),
                        problem.getLine(),
                        Objects.requireNonNullElse(problem.getMessage(), "")));
    }

    /** If the message names no file, the sentence names all of them. One file name can be the end of another. */
    private static Violation violation(DeploymentEntity deployment, ProcessEngineException e) {
        var message = causes(e);
        var file = deployment.getResources().keySet().stream()
                .filter(message::contains)
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> String.join("、", deployment.getResources().keySet()));
        return EngineProblems.violation(file, new byte[0], null, 0, message);
    }

    private static String causes(Throwable e) {
        return e.getCause() == null || e.getCause() == e
                ? String.valueOf(e.getMessage())
                : e.getMessage() + " " + causes(e.getCause());
    }
}
