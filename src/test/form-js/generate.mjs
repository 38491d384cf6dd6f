// Fills in every form of cases.mjs with form-js and prints what it says: its errors by field, and what it would submit.
//   npm ci --ignore-scripts && npm run verdicts
// (form-js' dependencies start a telemetry process when their install scripts run.)
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import cases from './cases.mjs';

process.env.TZ = 'Asia/Shanghai';

const { window } = new JSDOM('<!DOCTYPE html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) {
    globalThis[name] = window[name];
  }
}
Object.assign(globalThis, { window, document: window.document, Event: window.Event, KeyboardEvent: window.KeyboardEvent });

// Effects run after the next frame; there is nobody to look at one.
globalThis.requestAnimationFrame = callback => setTimeout(callback, 0);
globalThis.cancelAnimationFrame = clearTimeout;

// The day on which every verdict is given, as in FormVerdictsTest.
const day = Date.parse('2026-06-15T04:00:00Z');
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length ? args : [day]));
  }
  static now() {
    return day;
  }
};
window.Date = globalThis.Date;

const { createForm } = createRequire(import.meta.url)('@bpmn-io/form-js-viewer');

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
};

const instances = form => Object.values(form.get('formFieldInstanceRegistry')._formFieldInstances);

const instanceAt = (form, path) => instances(form).find(({ valuePath }) => valuePath.join('/') === path.join('/'));

// As a component does when somebody uses it. A number is typed: its component drops a 0 that it does not know from typing.
const fillIn = async (form, path, value) => {
  const instance = instanceAt(form, path);
  if (!instance) {
    return false;
  }
  const input = document.getElementById(['fjs-form', form._id, instance.id].join('-') +
    Object.values(instance.indexes || {}).map(index => `_${index}`).join(''));
  if (form.get('formFieldRegistry').get(instance.id).type === 'number' && !input.readOnly && !input.disabled) {
    input.value = value === null ? '' : String(value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    form._update({ fieldInstance: instance, value });
  }
  await settled();
  return true;
};

// Where the form has fields and lists, an index being a star.
const placesOf = (components, above = []) => components.flatMap(({ type, key, path, components: inside = [] }) => {
  if (key) {
    return [[[...above, ...key.split('.')].join('/'), 'field']];
  }
  const here = path ? [...above, ...path.split('.')] : above;
  return type === 'dynamiclist'
    ? [[here.join('/'), 'list'], ...placesOf(inside, [...here, '*'])]
    : placesOf(inside, here);
});

const leaves = (places, value, path = []) => {
  const place = places.get(path.map(step => typeof step === 'number' ? '*' : step).join('/'));
  if (place === 'field' || value === null || typeof value !== 'object') {
    return [[path, value]];
  }
  return Object.entries(value).flatMap(([key, below]) =>
    leaves(places, below, [...path, place === 'list' ? Number(key) : key]));
};

const errorsByField = (form, errors) => {
  const byField = {};
  const collect = (node, id, indexes) => {
    if (Array.isArray(node) && node.every(text => typeof text === 'string')) {
      const instance = instances(form).find(each => each.id === id &&
        Object.values(each.indexes || {}).join() === indexes.join());
      byField[name(instance.valuePath)] = node;
    } else {
      Object.entries(node || {}).forEach(([index, below]) => collect(below, id, [...indexes, index]));
    }
  };
  Object.entries(errors).forEach(([id, node]) => collect(node, id, []));
  return byField;
};

const name = path => path.map(step => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').replace(/^\./, '');

const idsFor = components => components.map((component, index) => ({
  id: `${component.key || component.path || component.type}_${index}`.replace(/\W/g, '_'),
  ...component,
  ...(component.components ? { components: idsFor(component.components) } : {})
}));

const judge = async ({ components, variables: before, entered, past, stored, ...rest }) => {
  const variables = stored ? { ...before, ...entered } : before;
  const filledIn = past || stored ? {} : entered;
  const schema = { type: 'default', schemaVersion: 16, components: idsFor(components) };
  const container = document.createElement('div');
  document.body.append(container);
  const form = await createForm({ container, schema, data: variables, debounce: false });
  await settled();
  // Lists first: the rows must be there before their fields are.
  for (const [key, value] of Object.entries(filledIn)) {
    const list = instances(form).find(({ id, valuePath }) => valuePath.join('.') === key &&
      form.get('formFieldRegistry').get(id).type === 'dynamiclist');
    if (list) {
      const rows = (value || []).map((_, index) => form._getInitializedFieldData(form._getState().data,
        { container: form.get('formFieldRegistry').get(list.id), indexes: { [list.id]: index } }) || {});
      form._update({ fieldInstance: list, value: rows });
      await settled();
    }
  }
  // What one answer brings up can be filled in after it.
  const left = leaves(new Map(placesOf(components)), filledIn);
  for (let round = 0; round < 3; round++) {
    for (const entry of [...left]) {
      if (await fillIn(form, ...entry)) {
        left.splice(left.indexOf(entry), 1);
      }
    }
  }
  const { data, errors } = form.submit();
  // A rule across fields is a text that form-js shows; the server refuses the field that it names.
  const shown = components.filter(({ type, text, properties }) => type === 'text' && properties?.check && container.textContent.includes(text));
  const byField = {
    ...errorsByField(form, errors),
    ...Object.fromEntries(shown.map(({ text, properties }) => [properties.check, [text]]))
  };
  form.destroy();
  container.remove();
  return { ...rest, form: schema, variables, entered, errors: byField, data };
};

let current;
process.on('uncaughtException', problem => {
  console.error(`${current}: ${problem.message}`);
  process.exit(1);
});

const verdicts = [];
for (const each of cases) {
  current = each.name;
  verdicts.push(await judge(each));
}
process.stdout.write('[\n' + verdicts.map(verdict => JSON.stringify(verdict)).join(',\n') + '\n]\n');
process.exit(0);
