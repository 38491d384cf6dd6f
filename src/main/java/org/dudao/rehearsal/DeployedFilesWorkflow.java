package org.dudao.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.dudao.model.RehearsalSource;
import org.jspecify.annotations.Nullable;

/** Reads the deployed files for one rehearsal. It keeps the forms of a deployment after the first read. */
class DeployedFilesWorkflow implements RehearsalSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RepositoryService repository;
    private final IdentityService identities;
    private final Map<String, Map<String, byte[]>> forms = new HashMap<>();

    DeployedFilesWorkflow(RepositoryService repository, IdentityService identities) {
        this.repository = repository;
        this.identities = identities;
    }

    @Override
    public String groupName(String id) {
        return Optional.ofNullable(identities.createGroupQuery().groupId(id).singleResult())
                .map(Group::getName)
                .orElse(id);
    }

    @Override
    public Optional<DeployedFile> process(String key) {
        return file(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
    }

    @Override
    public Optional<DeployedFile> decision(String key) {
        return file(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
    }

    Optional<DeployedFile> file(@Nullable ResourceDefinition definition) {
        return Optional.ofNullable(definition)
                .map(model -> new DeployedFile(
                        model.getDeploymentId(), read(model.getDeploymentId(), model.getResourceName())));
    }

    @Override
    public Optional<byte[]> form(String deployment, String id) {
        return Optional.ofNullable(
                forms.computeIfAbsent(deployment, this::formsOf).get(id));
    }

    private Map<String, byte[]> formsOf(String deployment) {
        var formsById = new HashMap<String, byte[]>();
        for (var name : repository.getDeploymentResourceNames(deployment)) {
            if (name.endsWith(".form")) {
                var content = read(deployment, name);
                formsById.put(idOf(content), content);
            }
        }
        return formsById;
    }

    private static String idOf(byte[] form) {
        try {
            return JSON.readTree(form).path("id").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private byte[] read(String deployment, String resource) {
        try (var file = repository.getResourceAsStream(deployment, resource)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
