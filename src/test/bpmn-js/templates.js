import Modeler from 'bpmn-js/lib/Modeler.js';
import platformBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { ElementTemplatesCoreModule } from 'bpmn-js-element-templates/core';
import { validate } from '@bpmn-io/element-templates-validator';

const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="Definitions_Bench" targetNamespace="http://dudao.org/bench">
  <bpmn:process id="bench" isExecutable="true" />
  <bpmndi:BPMNDiagram id="Diagram_Bench"><bpmndi:BPMNPlane id="Plane_Bench" bpmnElement="bench" /></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** What Camunda's JSON schema, and Modeler as it loads them, say against the templates. */
export async function errorsOf(templates) {
  const modeler = await emptyModeler();
  const errors = templates.flatMap(template => (validate(template).errors || [])
    .map(({ dataPath, message }) => `${template.id}${dataPath}: ${message}`));
  modeler.on('elementTemplates.errors', event => errors.push(...event.errors.map(({ message }) => message)));
  modeler.get('elementTemplatesLoader').setTemplates(templates);
  modeler.destroy();
  return errors;
}

/** The XML of a model with one element that the template was applied to, as by a click in Modeler. */
export async function applied(template) {
  const modeler = await emptyModeler();
  modeler.get('elementTemplatesLoader').setTemplates([ template ]);
  const element = drawn(modeler, template.appliesTo[0]);
  modeler.get('elementTemplates').applyTemplate(element, template);
  const { xml } = await modeler.saveXML({ format: true });
  modeler.destroy();
  return xml;
}

async function emptyModeler() {
  const container = document.body.appendChild(document.createElement('div'));
  container.style.height = '600px';
  const modeler = new Modeler({
    container,
    additionalModules: [ platformBehaviors, ElementTemplatesCoreModule ],
    moddleExtensions: { camunda }
  });
  modeler.on('diagram.destroy', () => container.remove());
  await modeler.importXML(EMPTY);
  return modeler;
}

function drawn(modeler, type) {
  const factory = modeler.get('elementFactory');
  const modeling = modeler.get('modeling');
  const root = modeler.get('canvas').getRootElement();
  const shape = (attributes, x) => modeling.createShape(factory.createShape(attributes), { x, y: 200 }, root);
  switch (type) {
  case 'bpmn:SequenceFlow':
    return modeling.connect(shape({ type: 'bpmn:ExclusiveGateway' }, 200), shape({ type: 'bpmn:EndEvent' }, 400));
  case 'bpmn:BoundaryEvent':
    return modeling.createShape(
      factory.createShape({ type, eventDefinitionType: 'bpmn:TimerEventDefinition' }),
      { x: 200, y: 240 }, shape({ type: 'bpmn:UserTask' }, 200), { attach: true });
  default:
    return shape({ type }, 200);
  }
}
