package org.dudao.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of the newest versions of all processes, decisions and forms. */
@Component
class NewestModels {

    /** The engine has no query for form definitions. */
    private static final String NEWEST_FORMS =
            """
            select distinct on (key_) deployment_id_, resource_name_ from act_re_camformdef
            where tenant_id_ is null and deployment_id_ <> :without order by key_, version_ desc""";

    private final JdbcClient sql;

    NewestModels(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The contents by file name, as they are without one deployment: the version before it counts.
     *
     * @param without the id of a deployment; empty to get the present state
     */
    Map<String, byte[]> contents(String without) {
        var repository = Context.getProcessEngineConfiguration().getRepositoryService();
        var contents = new HashMap<String, byte[]>();
        newest(
                        repository
                                .createProcessDefinitionQuery()
                                .withoutTenantId()
                                .orderByProcessDefinitionVersion()
                                .desc()
                                .list(),
                        without)
                .forEach((key, model) -> add(contents, repository, model.getDeploymentId(), model.getResourceName()));
        newest(
                        repository
                                .createDecisionDefinitionQuery()
                                .withoutTenantId()
                                .orderByDecisionDefinitionVersion()
                                .desc()
                                .list(),
                        without)
                .forEach((key, model) -> add(contents, repository, model.getDeploymentId(), model.getResourceName()));
        sql.sql(NEWEST_FORMS).param("without", without).query(row -> {
            add(contents, repository, row.getString("deployment_id_"), row.getString("resource_name_"));
        });
        return contents;
    }

    private static Map<String, ResourceDefinition> newest(
            Iterable<? extends ResourceDefinition> newestFirst, String without) {
        var newest = new HashMap<String, ResourceDefinition>();
        for (var definition : newestFirst) {
            if (!definition.getDeploymentId().equals(without)) {
                newest.putIfAbsent(definition.getKey(), definition);
            }
        }
        return newest;
    }

    /** Two deployments may use one file name for different models. */
    private static void add(
            Map<String, byte[]> contents, RepositoryService repository, String deployment, String resource) {
        var file = resource.substring(resource.lastIndexOf('/') + 1);
        var content = read(repository, deployment, resource);
        var same = Optional.ofNullable(contents.putIfAbsent(file, content));
        if (same.isPresent() && !Arrays.equals(same.get(), content)) {
            contents.put(deployment + "-" + file, content);
        }
    }

    private static byte[] read(RepositoryService repository, String deployment, String resource) {
        try (var file = repository.getResourceAsStream(deployment, resource)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
