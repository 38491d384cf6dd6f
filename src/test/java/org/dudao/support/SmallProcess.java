package org.dudao.support;

/** Processes of one step, for tests of jobs. Deployed without the model check. */
public final class SmallProcess {

    private SmallProcess() {}

    /** A service task that a job executes. */
    public static String withJob(String id, String expression) {
        return process(
                id,
                """
                <bpmn:serviceTask id="Task" camunda:asyncBefore="true" camunda:expression="%s" />
                <bpmn:sequenceFlow id="In" sourceRef="Start" targetRef="Task" />
                <bpmn:sequenceFlow id="Out" sourceRef="Task" targetRef="End" />"""
                        .formatted(expression));
    }

    /** A timer that is due at once, followed by the expression. */
    public static String withTimer(String id, String expression) {
        return process(
                id,
                """
                <bpmn:intermediateCatchEvent id="Timer">
                  <bpmn:timerEventDefinition><bpmn:timeDuration>PT0S</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:serviceTask id="Task" camunda:expression="%s" />
                <bpmn:sequenceFlow id="In" sourceRef="Start" targetRef="Timer" />
                <bpmn:sequenceFlow id="Between" sourceRef="Timer" targetRef="Task" />
                <bpmn:sequenceFlow id="Out" sourceRef="Task" targetRef="End" />"""
                        .formatted(expression));
    }

    /** A call of another process. */
    public static String withCall(String id, String called) {
        return process(
                id,
                """
                <bpmn:callActivity id="Task" calledElement="%s" />
                <bpmn:sequenceFlow id="In" sourceRef="Start" targetRef="Task" />
                <bpmn:sequenceFlow id="Out" sourceRef="Task" targetRef="End" />"""
                        .formatted(called));
    }

    /** A user task with a form. */
    public static String withForm(String id, String form) {
        return process(
                id,
                """
                <bpmn:userTask id="Task" camunda:formRef="%s" camunda:formRefBinding="latest" />
                <bpmn:sequenceFlow id="In" sourceRef="Start" targetRef="Task" />
                <bpmn:sequenceFlow id="Out" sourceRef="Task" targetRef="End" />"""
                        .formatted(form));
    }

    private static String process(String id, String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://dudao.org/test">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="1">
                    <bpmn:startEvent id="Start" />
                    %s
                    <bpmn:endEvent id="End" />
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(id, elements);
    }
}
