const { is, displayName } = require('../model');

/** Elements that the engine ignores or passes at once. */
module.exports = () => ({
  check(node, reporter) {
    if (node.$type === 'bpmn:Task' || node.$type === 'bpmn:ManualTask') {
      reporter.report(node.id, `${displayName(node)}谁也收不到，流程直接走过。改成用户任务（由人办理）或者服务任务（由系统办理）`);
    }
    if (is(node, 'bpmn:AdHocSubProcess')) {
      reporter.report(node.id, `${displayName(node)}是即兴子流程（Ad-hoc），本系统不认。改成普通子流程`);
    }
    if (is(node, 'bpmn:StandardLoopCharacteristics')) {
      reporter.report(node.$parent.id, `${displayName(node.$parent)}有循环标记，本系统不认，只办一次。从后面的网关连一条线回来，或者用多实例标记`);
    }
    if (is(node, 'bpmn:MultiInstanceLoopCharacteristics') && !node.get('camunda:collection') && !node.loopCardinality) {
      reporter.report(node.$parent.id, `${displayName(node.$parent)}是多实例，没有写办几份。填 Collection \${…} 或者 Loop cardinality`);
    }
  }
});
