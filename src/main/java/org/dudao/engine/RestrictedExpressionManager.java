package org.dudao.engine;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.dudao.model.ExpressionAccess;
import org.springframework.beans.factory.BeanFactory;

/**
 * Evaluates all expressions of the engine: in processes, tables, filters and queries. The engine's own manager finds every bean of the
 * application and calls every method of every object; this one finds and calls what {@link ExpressionAccess} allows. So models that were
 * deployed before the check of deployments existed are limited too.
 */
class RestrictedExpressionManager extends JuelExpressionManager {

    private final BeanFactory applicationBeans;

    RestrictedExpressionManager(BeanFactory applicationBeans) {
        this.applicationBeans = applicationBeans;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ModelBeanElResolver(applicationBeans));
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new AllowedMethodsElResolver());
        return resolver;
    }

    /** The engine and its plugins add their functions here. */
    @Override
    public void addFunction(String name, Method function) {
        if (ExpressionAccess.isFunction(name)) {
            super.addFunction(name, function);
        }
    }
}
