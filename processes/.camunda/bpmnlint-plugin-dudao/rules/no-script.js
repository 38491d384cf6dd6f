const { is } = require('../model');

/** Models contain no scripts: DMN tables and Java methods have names and tests. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:ScriptTask') || node.$type === 'camunda:Script' || is(node, 'bpmn:FormalExpression') && node.language) {
      reporter.report(elementOf(node).id, '流程里不写脚本。计算放到 DMN 里，或者请开发人员提供 ${…} 表达式');
    }
  }
});

function elementOf(node) {
  return is(node, 'bpmn:FlowElement', 'bpmn:Process') ? node : elementOf(node.$parent);
}
