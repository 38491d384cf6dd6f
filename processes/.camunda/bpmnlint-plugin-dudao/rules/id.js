const { is } = require('../model');

const BUSINESS_NAME = /^[A-Z][A-Za-z0-9]+$/;

/** An id is Type_BusinessName, so that a log line shows the step of the campaign. The ids of flows are not checked. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowElement', 'bpmn:Message') || is(node, 'bpmn:SequenceFlow')) {
      return;
    }
    const prefix = prefixOf(node);
    const id = node.id || '';
    if (!id.startsWith(`${prefix}_`) || !BUSINESS_NAME.test(id.slice(prefix.length + 1))) {
      reporter.report(node.id, `编号 ${id} 看不出是什么。写成 ${prefix}_ 加英文业务名，例如 ${prefix}_StageReport`);
    }
  }
});

function prefixOf(node) {
  if (is(node, 'bpmn:Gateway')) {
    return 'Gateway';
  }
  if (is(node, 'bpmn:IntermediateCatchEvent', 'bpmn:IntermediateThrowEvent', 'bpmn:BoundaryEvent')) {
    return 'Event';
  }
  return node.$type.replace('bpmn:', '');
}
