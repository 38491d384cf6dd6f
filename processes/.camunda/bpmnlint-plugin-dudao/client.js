// Runs in the window of Camunda Modeler. `npm run build` makes the bundle.
import { registerClientPlugin } from 'camunda-modeler-plugin-helpers';
import { configs } from './index.js';
import rules from './rules/index.js';

const PACKAGE = 'bpmnlint-plugin-dudao';

/** Modeler asks one plugin after the other; an error makes it ask the next one. */
function resolve(entries, name, pkg) {
  if (pkg !== PACKAGE || !(name in entries)) {
    throw new Error(`unknown: ${pkg}/${name}`);
  }
  return entries[name];
}

registerClientPlugin({
  config: { extends: 'plugin:dudao/recommended' },
  resolver: {
    resolveRule: (pkg, name) => resolve(rules, name, pkg),
    resolveConfig: (pkg, name) => resolve(configs, name, pkg)
  }
}, 'lintRules.bpmn');
