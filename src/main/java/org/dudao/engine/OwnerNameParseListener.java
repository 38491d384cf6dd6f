package org.dudao.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmEvent;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dudao.organization.Directory;
import org.dudao.workflow.StepVariables;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives each process instance that has an owner the name of the owner as a variable. Cockpit can search for variables, so an
 * operator finds the instances of 县水务局 by this name. A called process copies the name of its caller, which costs no query.
 */
class OwnerNameParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<Directory> directory;

    OwnerNameParseListener(ObjectProvider<Directory> directory) {
        this.directory = directory;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(PvmEvent.EVENTNAME_START, (ExecutionListener) this::setOwnerName);
    }

    private void setOwnerName(DelegateExecution started) {
        if (started.getVariable(StepVariables.OWNER) instanceof String owner) {
            var caller = started.getSuperExecution();
            var name = caller != null && owner.equals(caller.getVariable(StepVariables.OWNER))
                    ? caller.getVariable(StepVariables.UNIT_NAME)
                    : null;
            started.setVariable(
                    StepVariables.UNIT_NAME,
                    name == null ? directory.getObject().nameOf(owner) : name);
        }
    }
}
