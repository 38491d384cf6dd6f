const { is, displayName, property } = require('../model');

/** A step of the ledger has its days, and a decision on an extension names the task that gets the new deadline. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask') || property(node, 'step') !== 'ledger') {
      return;
    }
    if (!/^[1-9]\d{0,3}$/.test(property(node, 'days') || '')) {
      reporter.report(node.id, `${displayName(node)}没有写清几天内办完。在 Extension properties 里加 days，写 1 到 9999 的整数`);
    }
    if ([ 'extension', 'long-extension' ].includes(property(node, 'asks')) && !extended(node)) {
      reporter.report(node.id, `${displayName(node)}没有写清延长哪一步。在 Extension properties 里加 extends，写本流程里一个用户任务的标识`);
    }
  }
});

function extended(node) {
  return (node.$parent.flowElements || [])
    .some(element => is(element, 'bpmn:UserTask') && element.id === property(node, 'extends'));
}
