package org.dudao.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;

/** Runs no scripts. The engine brings a script engine for JUEL that resolves any class, and a library may bring others. */
class NoScriptEngineResolver extends DefaultScriptEngineResolver {

    NoScriptEngineResolver() {
        super(new ScriptEngineManager());
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException("模型里不能运行脚本（" + language + "）");
    }
}
