const { is, displayName, extensions, boundaryEvents } = require('../model');

const REMINDERS = /^\$\{deadlineTasks\.reminders\(due, ?\d+\)\}$/;
const REMIND = '${deadlineTasks.remind(execution)}';

/** A step that waits for people has a timer that warns them and reports a delay. The timer must not interrupt the step. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:UserTask') && !boundaryEvents(node).some(isTimer)) {
      reporter.report(node.id, `${displayName(node)}没有到期提醒。在边上挂一个定时事件，用模板“到期提醒”`);
    }
    if (is(node, 'bpmn:BoundaryEvent') && is(node.attachedToRef, 'bpmn:UserTask') && isTimer(node)) {
      faultsOf(node).forEach(fault => reporter.report(node.id, fault));
    }
  }
});

function faultsOf(event) {
  const cycle = event.eventDefinitions[0].timeCycle;
  const reminds = extensions(event, 'camunda:ExecutionListener')
    .some(listener => listener.event === 'start' && listener.expression === REMIND);
  return [
    event.cancelActivity !== false
      && '到期提醒不能打断任务：没有谁因为时间到了就过关。改成非中断的（Timer boundary event (non-interrupting)）',
    !(cycle && REMINDERS.test((cycle.body || '').trim()))
      && '到期提醒的时间不对。Timer 选 Cycle，写 ${deadlineTasks.reminders(due, 2)}，2 是提前几天',
    !reminds && `到期提醒不会提醒谁。加一个执行监听器，事件 start，表达式 ${REMIND}`
  ].filter(Boolean);
}

function isTimer(event) {
  return (event.eventDefinitions || []).some(definition => is(definition, 'bpmn:TimerEventDefinition'));
}
