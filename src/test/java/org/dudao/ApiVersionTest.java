package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The version in the description of the API. */
class ApiVersionTest {

    private final ApplicationContextRunner dudao = new ApplicationContextRunner()
            .withUserConfiguration(ApiDescription.class)
            .withBean(ObjectMapper.class);

    @Test
    @DisplayName("接口说明写的是构建时的版本号，不论怎样启动")
    void theVersionIsTheBuildsVersion() {
        var build = new Properties();
        build.setProperty("version", "1.2.3");

        dudao.withBean(BuildProperties.class, () -> new BuildProperties(build))
                .run(context ->
                        assertThat(version(context.getBean(OpenAPI.class))).isEqualTo("1.2.3"));
    }

    @Test
    @DisplayName("没有构建信息时写 development")
    void withoutABuildTheVersionIsDevelopment() {
        dudao.run(context -> assertThat(version(context.getBean(OpenAPI.class))).isEqualTo("development"));
    }

    private static String version(OpenAPI description) {
        return description.getInfo().getVersion();
    }
}
