package org.dudao.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** Adds the diagram that a model written in a test lacks and that a deployment requires. */
public final class Diagram {

    private final BpmnModelInstance model;

    private Diagram(BpmnModelInstance model) {
        this.model = model;
    }

    /** Draws all elements at the same place. The result is the same each time. */
    public static String of(String bpmn) {
        var text = new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8));
        var diagram = new Diagram(Bpmn.readModelFromStream(text));
        diagram.draw();
        return Bpmn.convertToString(diagram.model);
    }

    private void draw() {
        var plane = model.newInstance(BpmnPlane.class, "Plane");
        plane.setBpmnElement(
                model.getModelElementsByType(Process.class).iterator().next());
        model.getModelElementsByType(FlowNode.class).forEach(node -> plane.addChildElement(shape(node)));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> plane.addChildElement(edge(flow)));
        var diagram = model.newInstance(BpmnDiagram.class, "Diagram");
        diagram.setBpmnPlane(plane);
        model.getDefinitions().addChildElement(diagram);
    }

    private DiagramElement shape(FlowNode node) {
        var bounds = model.newInstance(Bounds.class);
        bounds.setX(0);
        bounds.setY(0);
        bounds.setWidth(100);
        bounds.setHeight(80);
        var shape = model.newInstance(BpmnShape.class, "Shape_" + node.getId());
        shape.setBpmnElement(node);
        shape.setBounds(bounds);
        return shape;
    }

    private DiagramElement edge(SequenceFlow flow) {
        var edge = model.newInstance(BpmnEdge.class, "Edge_" + flow.getId());
        edge.setBpmnElement(flow);
        for (int x = 0; x < 2; x++) {
            var waypoint = model.newInstance(Waypoint.class);
            waypoint.setX(x);
            waypoint.setY(0);
            edge.addChildElement(waypoint);
        }
        return edge;
    }
}
