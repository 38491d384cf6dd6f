// Runs in the window of Camunda Modeler. `npm run build` makes the bundle.
import { registerClientPlugin } from 'camunda-modeler-plugin-helpers';
import { configs } from './index.js';
import rules from './rules/index.js';
import modelerRules from './modeler-rules.js';
import recommended from 'bpmnlint/config/recommended';

const PACKAGES = {
  'bpmnlint-plugin-dudao': { rules, configs },
  'bpmnlint': { rules: modelerRules, configs: { recommended } }
};

/** Modeler asks one plugin after the other; an error makes it ask the next one. */
function resolve(kind, name, pkg) {
  if (!(pkg in PACKAGES) || !(name in PACKAGES[pkg][kind])) {
    throw new Error(`unknown: ${pkg}/${name}`);
  }
  return PACKAGES[pkg][kind][name];
}

registerClientPlugin({
  config: { extends: 'plugin:dudao/recommended' },
  resolver: {
    resolveRule: (pkg, name) => resolve('rules', name, pkg),
    resolveConfig: (pkg, name) => resolve('configs', name, pkg)
  }
}, 'lintRules.bpmn');
