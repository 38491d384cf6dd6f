const { is } = require('../model');

/** A process has a time to live for its history. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:Process') && node.isExecutable && !node.get('camunda:historyTimeToLive')) {
      reporter.report(node.id, '流程没有写历史保留多久。在 History cleanup 的 Time to live 里写，例如 P1825D（五年）');
    }
  }
});
