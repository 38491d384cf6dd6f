const { is, displayName } = require('../model');

/** A user task has candidates, a due date and a form. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) {
      return;
    }
    if (!node.get('camunda:candidateGroups')) {
      reporter.report(node.id, `${displayName(node)}没有候选组。在 Candidate groups 里写 \${candidates}、office 或 leading-group`);
    }
    if (!node.get('camunda:dueDate')) {
      reporter.report(node.id, `${displayName(node)}没有到期日。在 Due date 里写 \${due}`);
    }
    if (!node.get('camunda:formRef')) {
      reporter.report(node.id, `${displayName(node)}没有表单。Forms 选 Camunda Forms，写 forms/ 里的文件名，不带 .form`);
    } else if (node.get('camunda:formRefBinding') !== 'deployment') {
      reporter.report(node.id, `${displayName(node)}的表单绑定（Binding）要选 deployment，和流程一起部署的那一版`);
    }
  }
});
