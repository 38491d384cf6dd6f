import Viewer from 'bpmn-js/lib/Viewer.js';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';

/** Runs the work with a viewer that shows a model, and takes the viewer away again. */
export default async function withViewer(xml, work) {
  const container = document.body.appendChild(document.createElement('div'));
  container.style.height = '600px';
  const viewer = new Viewer({ container, moddleExtensions: { camunda } });
  try {
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length) {
      throw new Error(warnings.map(({ message }) => message).join('\n'));
    }
    return await work(viewer);
  } finally {
    viewer.destroy();
    container.remove();
  }
}
