import { Linter } from '@camunda/linting';

/** What Modeler shows while a model is drawn, a line each, with the plugins that were loaded into this page. */
export default async function lint(xml) {
  const plugins = (window.plugins || []).filter(({ type }) => type === 'lintRules.bpmn').map(({ plugin }) => plugin);
  const reports = await new Linter({ type: 'platform', plugins }).lint(xml);
  return reports.map(({ id, message, rule }) => `${id}: ${message} (${rule})`);
}
