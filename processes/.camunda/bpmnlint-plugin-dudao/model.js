/** Whether the element is of one of the types, given as in bpmn:UserTask. */
function is(element, ...types) {
  return types.some(type => element.$instanceOf(type));
}

/** As an office would call it in a sentence. */
function called(element) {
  return `“${element.name || element.id}”`;
}

/** The extension elements of a type, given as in camunda:Properties. */
function extensions(element, type) {
  const values = element.extensionElements && element.extensionElements.values || [];
  return values.filter(value => value.$type === type);
}

/** The value of one of the element's properties (Extension properties in Modeler). */
function property(element, name) {
  const found = extensions(element, 'camunda:Properties')
    .flatMap(properties => properties.values || [])
    .find(candidate => candidate.name === name);
  return found && found.value;
}

/** The events on the border of a step. */
function boundaryEvents(step) {
  return (step.$parent.flowElements || [])
    .filter(element => is(element, 'bpmn:BoundaryEvent') && element.attachedToRef === step);
}

/** Whether some way leads from one step to another, events on borders included. */
function leadsTo(from, to, seen = new Set()) {
  if (from === to) {
    return true;
  }
  if (seen.has(from)) {
    return false;
  }
  seen.add(from);
  return [ from, ...boundaryEvents(from) ]
    .flatMap(node => node.outgoing || [])
    .some(flow => leadsTo(flow.targetRef, to, seen));
}

module.exports = { is, called, extensions, property, boundaryEvents, leadsTo };
