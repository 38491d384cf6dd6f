/** Whether the element has one of the types, for example bpmn:UserTask. */
function is(element, ...types) {
  return types.some(type => element.$instanceOf(type));
}

/** The name of the element for messages. */
function displayName(element) {
  return `“${element.name || element.id}”`;
}

/** The extension elements of a type, for example camunda:Properties. */
function extensions(element, type) {
  const values = element.extensionElements && element.extensionElements.values || [];
  return values.filter(value => value.$type === type);
}

/** The value of a property of the element ("Extension properties" in Modeler). */
function property(element, name) {
  const match = extensions(element, 'camunda:Properties')
    .flatMap(properties => properties.values || [])
    .find(candidate => candidate.name === name);
  return match && match.value;
}

/** The boundary events of a step. */
function boundaryEvents(step) {
  return (step.$parent.flowElements || [])
    .filter(element => is(element, 'bpmn:BoundaryEvent') && element.attachedToRef === step);
}

/** Whether sequence flows lead from one step to another, also through boundary events. */
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

module.exports = { is, displayName, extensions, property, boundaryEvents, leadsTo };
