package org.dudao;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    /** A date with more than four digits in its year passes the checks and is refused by the database. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Bean
    Jackson2ObjectMapperBuilderCustomizer datesOfFourDigitYears() {
        return builder -> builder.postConfigurer(mapper -> mapper.registerModule(
                new SimpleModule().addDeserializer(LocalDate.class, new LocalDateDeserializer(DATE))));
    }

    /**
     * Refuses null as an element of a list or a set in a request, unless its record allows it with {@link JsonSetter}. In a map null
     * can have a meaning: with a log level it means "as configured".
     */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer listsWithoutNull() {
        var refused = JsonSetter.Value.forContentNulls(Nulls.FAIL);
        return builder -> builder.postConfigurer(mapper -> Stream.<Class<?>>of(List.class, Set.class)
                .forEach(type -> mapper.configOverride(type).setSetterInfo(refused)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownInputInterceptor());
    }
}
