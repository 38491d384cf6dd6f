// bpmnlint reads the configs; Camunda Modeler reads the name and the script.
const rules = require('./rules');

module.exports = {
  name: '督导流程检查',
  script: './dist/client.js',
  configs: {
    recommended: { rules: Object.fromEntries(Object.keys(rules).map(rule => [ rule, 'error' ])) }
  }
};
