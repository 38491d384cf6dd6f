package org.dudao.engine;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A private field of an engine command. The constructor runs when the class is loaded: with an engine that lacks the field, the
 * start fails and not the first request.
 */
final class CommandField<T> {

    private final Field field;
    private final Class<T> type;

    CommandField(Class<?> command, String name, Class<T> type) {
        this.type = type;
        try {
            this.field = command.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This engine's " + command.getSimpleName() + " has no " + name, e);
        }
        if (!ClassUtils.isAssignable(type, field.getType())) {
            throw new IllegalStateException("This engine's " + field + " is no " + type.getSimpleName());
        }
        field.setAccessible(true);
    }

    void set(Object command, @Nullable T value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable T of(Object command) {
        try {
            return type.cast(field.get(command));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
