const { is, displayName } = require('../model');

/** The name of a gateway is a question, the names of its outgoing flows are the answers, and one flow is the default. */
module.exports = () => ({
  check(node, reporter) {
    const ways = node.outgoing || [];
    if (!is(node, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway') || ways.length < 2) {
      return;
    }
    if (!(node.name || '').endsWith('？')) {
      reporter.report(node.id, '关口是一个问题，名称以“？”结尾，例如“材料合格吗？”');
    }
    if (!node.default) {
      reporter.report(node.id, `关口${displayName(node)}没有默认的路。把打回的那条设为 Default flow`);
    }
    for (const way of ways) {
      if (!way.name) {
        reporter.report(way.id, `关口${displayName(node)}的这条路没有名称。写上对问题的回答，例如“合格”“打回返工”`);
      }
      if (way === node.default && way.conditionExpression) {
        reporter.report(way.id, `${displayName(way)}是默认的路，不能再有条件。去掉条件，或者另选默认的路`);
      }
      if (node.default && way !== node.default && !way.conditionExpression) {
        reporter.report(way.id, `${displayName(way)}没有条件。写上条件，例如 \${reviewTasks.accepted(execution)}`);
      }
    }
  }
});
