package org.dudao.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Sessions are stored in the database and shared by nodes of different releases. A session attribute that this release
 * cannot read counts as missing, and the user logs in again. Otherwise the user would see an error until the cookie is
 * deleted.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration implements BeanClassLoaderAware {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    private @Nullable ClassLoader classes;

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        classes = classLoader;
    }

    @Bean
    ConversionService springSessionConversionService() {
        var reading = new DeserializingConverter(new DefaultDeserializer(classes));
        var service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reading.convert(bytes);
            } catch (SerializationFailedException e) {
                log.info("A part of a session was written by another release and is left out: {}", e.getMessage());
                return null;
            }
        });
        return service;
    }
}
