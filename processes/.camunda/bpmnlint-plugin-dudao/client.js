// What runs in Modeler's window, bundled by `npm run build`.
import { registerClientPlugin } from 'camunda-modeler-plugin-helpers';
import { configs } from './index.js';
import rules from './rules/index.js';

const PACKAGE = 'bpmnlint-plugin-dudao';

/** Modeler asks every plugin in turn; a thrown error hands the question on to the next. */
function ours(things, name, pkg) {
  if (pkg !== PACKAGE || !(name in things)) {
    throw new Error(`not ours: ${pkg}/${name}`);
  }
  return things[name];
}

registerClientPlugin({
  config: { extends: 'plugin:dudao/recommended' },
  resolver: {
    resolveRule: (pkg, name) => ours(rules, name, pkg),
    resolveConfig: (pkg, name) => ours(configs, name, pkg)
  }
}, 'lintRules.bpmn');
