const { is, displayName, extensions, property } = require('../model');

/** The batch work of the page 群众意见 that completes a task, by the expression of the task's complete listener. */
const BATCH = {
  '${opinionTasks.sort(task)}': 'sorting',
  '${opinionTasks.handle(task)}': 'answering'
};

/** A task of an opinion says with which batch work the page completes it. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) {
      return;
    }
    extensions(node, 'camunda:TaskListener')
      .map(listener => BATCH[listener.expression])
      .filter(batch => batch && property(node, 'batch') !== batch)
      .forEach(batch => reporter.report(node.id,
        `${displayName(node)}在“群众意见”页上不能成批办理。在 Extension properties 里加 batch，值是 ${batch}，或者用模板“群众意见任务”`));
  }
});
