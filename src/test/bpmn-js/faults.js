import withViewer from './viewer.js';

/** So many pixels nobody sees: fonts differ from machine to machine. */
const UNSEEN = 2;

/** Cockpit's bpmn-js 16 breaks a label at this width, whatever its box says; Modeler's 18 breaks it at its box. */
const COCKPITS_LABEL_WIDTH = 90;

/** What a reader would see to be wrong in the drawing: a sentence each, naming the elements. */
export default function faults(xml) {
  return withViewer(xml, async viewer => {
    const inModeler = faultsShown(viewer);
    await showAsCockpit(viewer);
    const inCockpit = faultsShown(viewer).filter(fault => !inModeler.includes(fault));
    return [ ...inModeler, ...inCockpit.map(fault => `${fault}（在 Cockpit 中）`) ];
  });
}

function faultsShown(viewer) {
  const all = viewer.get('elementRegistry').filter(({ parent, hidden }) => parent && !hidden);
  const labels = all.filter(isLabel).map(label => ({ element: label, box: textBox(viewer, label) }));
  const shapes = all.filter(element => !isLabel(element) && !element.waypoints);
  const connections = all.filter(({ waypoints }) => waypoints);
  return [
    ...labels.flatMap(label => crossedBy(connections, label)),
    ...labels.flatMap(label => coveredBy(shapes, label)),
    ...pairs(labels).filter(([ one, other ]) => overlap(one.box, other.box))
      .map(([ one, other ]) => `${name(one.element)}与${name(other.element)}重叠`),
    ...pairs(shapes).filter(([ one, other ]) => !belong(one, other) && overlap(one, other))
      .map(([ one, other ]) => `${name(one)}与${name(other)}重叠`),
    ...shapes.flatMap(shape => coveringTheNameOf(viewer, shape)),
    ...connections.flatMap(connection => passing(shapes, connection)),
    ...shapes.filter(shape => overflows(viewer, shape)).map(shape => `${name(shape)}的名称太长，框里放不下`),
    ...connections.filter(goesBack).map(flow => `${name(flow)}从右往左画，又不是返回的路`)
  ];
}

function crossedBy(connections, { element, box }) {
  return connections.filter(connection => segments(connection).some(segment => cuts(segment, box)))
    .map(connection => `${name(connection)}穿过${name(element)}`);
}

function coveredBy(shapes, { element, box }) {
  return shapes.filter(shape => !contains(shape, element.labelTarget) && overlap(shape, box))
    .map(shape => `${name(shape)}遮住${name(element)}`);
}

/** Only what lies on its border may lie on a shape at all. */
function coveringTheNameOf(viewer, shape) {
  return hasText(viewer, shape)
    ? shape.attachers.filter(attacher => overlap(attacher, textBox(viewer, shape)))
      .map(attacher => `${name(attacher)}遮住${name(shape)}的名称`)
    : [];
}

/** A line begins and ends at its shapes' borders; an end's own segment may be docked anywhere there. */
function passing(shapes, connection) {
  const all = segments(connection);
  return shapes
    .filter(shape => !contains(shape, connection))
    .filter(shape => all
      .filter((_, index) => !(shape === connection.source && index === 0))
      .filter(segment => !(shape === connection.target && segment === all.at(-1)))
      .some(segment => cuts(segment, shape)))
    .map(shape => `${name(connection)}穿过${name(shape)}`);
}

/** Right to left is for what can be done again: a way from the flow's end to its beginning is there without it. */
function goesBack({ type, source, target, waypoints }) {
  return type === 'bpmn:SequenceFlow' && middle(target) < middle(source) - UNSEEN
    && waypoints.at(-1).x < waypoints[0].x - UNSEEN && !leadsTo(target, source);
}

function leadsTo(from, to, seen = new Set()) {
  if (from === to || from === to.host) {
    return true;
  }
  if (seen.has(from)) {
    return false;
  }
  seen.add(from);
  return [ from, ...from.attachers ].flatMap(({ outgoing }) => outgoing)
    .some(({ target }) => leadsTo(target, to, seen));
}

/** The box around the drawn letters, which may be larger or smaller than the label's own. */
function textBox(viewer, element) {
  const { x, y, width, height } = viewer.get('elementRegistry').getGraphics(element).querySelector('text').getBBox();
  return { x: element.x + x, y: element.y + y, width, height };
}

function hasText(viewer, shape) {
  return Boolean(viewer.get('elementRegistry').getGraphics(shape).querySelector('.djs-visual > text'));
}

function overflows(viewer, shape) {
  if (!hasText(viewer, shape)) {
    return false;
  }
  const { x, y, width, height } = textBox(viewer, shape);
  return x < shape.x - UNSEEN || y < shape.y - UNSEEN
    || x + width > shape.x + shape.width + UNSEEN || y + height > shape.y + shape.height + UNSEEN;
}

async function showAsCockpit(viewer) {
  const text = viewer.get('textRenderer');
  const style = text.getExternalStyle();
  const labels = viewer.get('elementRegistry').filter(isLabel);
  for (const { businessObject, di } of labels) {
    if (di.label && di.label.bounds) {
      const { bounds } = di.label;
      const width = Math.max(bounds.width, COCKPITS_LABEL_WIDTH);
      const placed = text.getDimensions(businessObject.name, { box: { width, height: 30 }, style });
      const broken = text.getDimensions(
        businessObject.name, { box: { width: COCKPITS_LABEL_WIDTH, height: 30 }, style });
      bounds.x = Math.round(bounds.x + bounds.width / 2 - placed.width / 2);
      bounds.width = Math.ceil(broken.width) + 1;
    }
  }
  await viewer.importDefinitions(viewer.getDefinitions());
}

function segments({ waypoints }) {
  return waypoints.slice(1).map((end, index) => [ waypoints[index], end ]);
}

/** Whether a segment goes through a box, by Liang and Barsky. */
function cuts([ from, to ], box) {
  const inner = shrunk(box);
  const delta = { x: to.x - from.x, y: to.y - from.y };
  let entry = 0;
  let exit = 1;
  for (const [ step, distance ] of [
    [ -delta.x, from.x - inner.x ], [ delta.x, inner.x + inner.width - from.x ],
    [ -delta.y, from.y - inner.y ], [ delta.y, inner.y + inner.height - from.y ]
  ]) {
    if (step === 0) {
      if (distance <= 0) {
        return false;
      }
    } else if (step < 0) {
      entry = Math.max(entry, distance / step);
    } else {
      exit = Math.min(exit, distance / step);
    }
  }
  return entry < exit;
}

function overlap(one, other) {
  const [ a, b ] = [ shrunk(one), shrunk(other) ];
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function shrunk({ x, y, width, height }) {
  return { x: x + UNSEEN, y: y + UNSEEN, width: width - 2 * UNSEEN, height: height - 2 * UNSEEN };
}

/** A boundary event lies on its task, and a step in its subprocess. */
function belong(one, other) {
  return one.host === other || other.host === one || contains(one, other) || contains(other, one);
}

function contains(shape, element) {
  return element.parent === shape || Boolean(element.parent && contains(shape, element.parent));
}

function pairs(list) {
  return list.flatMap((one, index) => list.slice(index + 1).map(other => [ one, other ]));
}

function isLabel({ labelTarget }) {
  return Boolean(labelTarget);
}

function middle({ x, width }) {
  return x + width / 2;
}

function name({ businessObject, labelTarget, waypoints }) {
  const kind = labelTarget ? '标签' : waypoints ? '连线' : '图形';
  return `${kind}“${businessObject.name || ''}”（${businessObject.id}）`;
}
