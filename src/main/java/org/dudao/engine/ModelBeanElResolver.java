package org.dudao.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.dudao.model.ExpressionAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;

/** Finds the beans that models may call, and no other bean of the application. */
class ModelBeanElResolver extends ELResolver {

    private final BeanFactory beans;

    ModelBeanElResolver(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (!isModelBean(base, property)) {
            return null;
        }
        context.setPropertyResolved(true);
        return beans.getBean((String) property);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        if (!isModelBean(base, property)) {
            return null;
        }
        context.setPropertyResolved(true);
        return beans.getType((String) property);
    }

    private boolean isModelBean(@Nullable Object base, Object property) {
        return base == null
                && property instanceof String name
                && typeOf(beans, name).isPresent();
    }

    /** The class of the bean with this name, without its proxy; empty when models may not call it. */
    static Optional<Class<?>> typeOf(BeanFactory beans, String name) {
        return Optional.of(name)
                .filter(beans::containsBean)
                .map(bean -> beans.getType(bean, false))
                .<Class<?>>map(ClassUtils::getUserClass)
                .filter(ExpressionAccess::isCallable);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        if (isModelBean(base, property)) {
            throw new PropertyNotWritableException("A bean cannot be replaced: " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
