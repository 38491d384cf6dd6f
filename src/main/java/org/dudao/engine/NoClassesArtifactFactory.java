package org.dudao.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Creates no object of a class that a model names, such as the engine's own task that runs a command of the operating system. */
class NoClassesArtifactFactory implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("模型里不能用 Java 类 " + type.getName());
    }
}
