package org.dudao.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two REST APIs of the engine. */
public enum Door {
    REST {
        @Override
        public Rest.Door to(Rest rest, String login) {
            return rest.engineRest(login);
        }
    },
    APPS {
        @Override
        public Rest.Door to(Rest rest, String login) {
            return rest.apps(login);
        }
    };

    public abstract Rest.Door to(Rest rest, String login);

    /** A test that runs with both. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @EnumSource(Door.class)
    public @interface Each {}
}
