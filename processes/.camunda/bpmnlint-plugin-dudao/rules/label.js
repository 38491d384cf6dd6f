const { is } = require('../model');

const CHINESE = /\p{Script=Han}/u;

/** Every step has a Chinese name in the words of the office. A gateway that only forks or joins needs no name. */
module.exports = () => ({
  check(node, reporter) {
    const unnamed = is(node, 'bpmn:ParallelGateway') || is(node, 'bpmn:Gateway') && (node.outgoing || []).length < 2;
    if (is(node, 'bpmn:FlowNode') && !unnamed && !CHINESE.test(node.name || '')) {
      reporter.report(node.id, '没有中文名称。按办公室的说法写，例如“提交实施方案”');
    }
  }
});
