const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { BpmnModdle } = require('bpmn-moddle');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');

const resolver = new NodeResolver({ require: createRequire(join(__dirname, '..', 'index.js')) });

/** The reports of the rules for a model, each with rule, element and message. */
async function faults(xml, config = { extends: 'plugin:dudao/own' }) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(xml);
  if (warnings.length) {
    throw new Error(warnings.map(({ message }) => message).join('\n'));
  }
  const reports = await new Linter({ config, resolver }).lint(rootElement);
  return Object.entries(reports)
    .flatMap(([ rule, found ]) => found.map(({ id, message }) => ({ rule: rule.replace('dudao/', ''), id, message })));
}

module.exports = faults;
