package org.dudao.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The description of the API that the server generates. */
@DudaoTest
class ApiDescriptionTest {

    private static final String DESCRIPTION = "/api/openapi";

    @Autowired
    Rest rest;

    @Test
    void withoutALoginThereIsNone() {
        assertThat(rest.anonymous().get(DESCRIPTION).status()).isEqualTo(401);
        assertThat(List.of(
                        "/swagger-ui.html", "/swagger-ui/index.html", "/webjars/swagger-ui/index.html", "/v3/api-docs"))
                .allSatisfy(page -> assertThat(
                                rest.browser().page(page).response().headers().firstValue("Location"))
                        .hasValueSatisfying(login -> assertThat(login).endsWith("/login")));
    }

    @Test
    void itDescribesOurAddressesAndNoOthers() {
        assertThat(operations().keySet())
                .contains("get /api/me", "put /api/tasks/{taskId}/draft", "post /public/votes")
                .allMatch(operation -> operation.matches("[a-z]+ /(api|public)/.*"));
    }

    /** The summaries are our Javadoc, which an annotation processor keeps: {@code javac -proc:none} leaves them out. */
    @Test
    void everyOperationHasASummary() {
        assertThat(operations()).isNotEmpty().allSatisfy((operation, description) -> assertThat(
                        description.path("summary").asText())
                .as("Javadoc of the controller's method for %s", operation)
                .isNotBlank());
    }

    @Test
    void itSaysWhoMayCallAnOperation() {
        assertThat(callers("get /api/campaigns")).isEqualTo("office, leading-group, camunda-admin.");
        assertThat(callers("post /api/materials/{id}/reopening")).isEqualTo("office.");
        assertThat(callers("get /api/materials")).startsWith("every login");
        assertThat(callers("post /public/votes")).isEqualTo("everybody, without a login.");
    }

    private String callers(String operation) {
        return operations().get(operation).path("description").asText().replaceFirst("(?s).*Callers: ", "");
    }

    private Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        rest.basic("u002").get(DESCRIPTION).json().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }
}
