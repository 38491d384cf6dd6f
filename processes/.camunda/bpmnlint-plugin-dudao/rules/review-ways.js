const { is, displayName, property, boundaryEvents, leadsTo } = require('../model');

/** A reader can approve or return a material, and the unit can withdraw it until the reader has opened it. */
module.exports = () => ({
  check(node, reporter) {
    const step = is(node, 'bpmn:UserTask') && property(node, 'step');
    if (step !== 'review' && step !== 'stage-gate') {
      return;
    }
    const days = property(node, 'days');
    if (step === 'stage-gate' && days && !/^[1-9][0-9]?$/.test(days)) {
      reporter.report(node.id, `${displayName(node)}的属性 days 应是 1 到 99 的整数：从收到任务起几天内办完`);
    }
    const fault = faultOfGateway(node);
    if (fault) {
      reporter.report(node.id, fault);
    }
    if (step === 'review' && !boundaryEvents(node).some(event => isWithdrawal(event) && leadsBack(event, node))) {
      reporter.report(node.id, `${displayName(node)}边上没有“单位撤回”。挂一个消息事件，消息名 materialWithdrawn，连回提交那一步`);
    }
  }
});

function faultOfGateway(task) {
  const gateway = (task.outgoing || []).map(flow => flow.targetRef)[0];
  if (!gateway || !is(gateway, 'bpmn:ExclusiveGateway')) {
    return `${displayName(task)}后面没有关口。接一个关口：通过的往前走，打回的回到要重做的那一步`;
  }
  if (!gateway.default || !leadsTo(gateway.default.targetRef, task)) {
    return `关口${displayName(gateway)}没有打回的路：默认的那条要回到要重做的步骤，再到${displayName(task)}`;
  }
  if (gateway.outgoing.every(way => way === gateway.default)) {
    return `关口${displayName(gateway)}没有通过的路`;
  }
  return undefined;
}

function isWithdrawal(event) {
  return (event.eventDefinitions || []).some(definition => is(definition, 'bpmn:MessageEventDefinition')
    && definition.messageRef && definition.messageRef.name === 'materialWithdrawn');
}

function leadsBack(event, task) {
  return (event.outgoing || []).some(flow => leadsTo(flow.targetRef, task));
}
