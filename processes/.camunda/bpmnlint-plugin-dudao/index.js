// bpmnlint reads the configs; Camunda Modeler reads the name and the script.
const rules = require('./rules');

/**
 * The recommended rules of bpmnlint that our models do not keep; the server does not check them either. README.md has the reasons.
 * The rules that bpmnlint only warns of are errors here when the server refuses the model.
 */
const ADJUSTED = {
  'fake-join': 'off',
  'no-gateway-join-fork': 'off',
  'no-inclusive-gateway': 'off',
  'global': 'error',
  'superfluous-gateway': 'error',
  'superfluous-termination': 'error'
};

module.exports = {
  name: '督导流程检查',
  script: './dist/client.js',
  configs: {
    own: { rules: Object.fromEntries(Object.keys(rules).map(rule => [ rule, 'error' ])) },
    recommended: {
      extends: [ 'bpmnlint:recommended', 'plugin:dudao/own' ],
      rules: Object.fromEntries(Object.entries(ADJUSTED).map(([ rule, level ]) => [ `bpmnlint/${rule}`, level ]))
    }
  }
};
