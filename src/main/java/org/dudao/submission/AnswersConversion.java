package org.dudao.submission;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** Answers as PostgreSQL's jsonb. */
@Configuration(proxyBeanMethods = false)
class AnswersConversion extends AbstractJdbcConfiguration {

    @Override
    protected List<?> userConverters() {
        return List.of(new Writing(), new Reading());
    }

    @WritingConverter
    static class Writing implements Converter<Answers, PGobject> {
        @Override
        public PGobject convert(Answers answers) {
            try {
                var json = new PGobject();
                json.setType("jsonb");
                json.setValue(answers.json());
                return json;
            } catch (SQLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @ReadingConverter
    static class Reading implements Converter<PGobject, Answers> {
        @Override
        public Answers convert(PGobject json) {
            return Answers.parse(Objects.requireNonNull(json.getValue()));
        }
    }
}
