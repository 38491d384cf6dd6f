package org.dudao.file;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Sets the largest request: one file of the largest size, plus the multipart headers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class FileUploads {

    private static final DataSize AROUND_IT = DataSize.ofMegabytes(1);

    @Bean
    MultipartConfigElement multipartConfig(FileSettings settings) {
        var factory = new MultipartConfigFactory();
        factory.setMaxFileSize(settings.maxSize());
        factory.setMaxRequestSize(DataSize.ofBytes(settings.maxSize().toBytes() + AROUND_IT.toBytes()));
        return factory.createMultipartConfig();
    }
}
