package org.dudao.engine;

import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.dudao.model.ExpressionAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Calls the methods and reads the properties that {@link ExpressionAccess} allows. It writes no property. */
class AllowedMethodsElResolver extends BeanELResolver {

    AllowedMethodsElResolver() {
        super(true);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null && !ExpressionAccess.allowsProperty(typeOf(base), String.valueOf(property))) {
            throw new PropertyNotFoundException(
                    "表达式不能读 %s 的 %s".formatted(typeOf(base).getSimpleName(), property));
        }
        return super.getValue(context, base, property);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base != null && !ExpressionAccess.allowsMethod(typeOf(base), String.valueOf(method))) {
            throw new MethodNotFoundException(
                    "表达式不能调用 %s 的 %s".formatted(typeOf(base).getSimpleName(), method));
        }
        return super.invoke(context, base, method, types, arguments);
    }

    /** Without the proxy of a bean. */
    private static Class<?> typeOf(Object base) {
        return ClassUtils.getUserClass(base);
    }
}
