// Works around a fault of form-js 1.8.7. After input in a row of a dynamic list, the form's errors contain entries without an
// error, and errors of deleted rows remain. Tasklist counts the entries and disables its Complete button for good. This module
// removes these entries before Tasklist counts.
import { UNTIL_DRAWN_MILLIS, onForm } from './form-instance.js';

/** A higher priority than Tasklist's listener, which has the default of 1000. */
const BEFORE_TASKLIST = 2_000;

const at = (tree, path) => path.reduce((node, key) => node?.[key], tree);

const realErrors = (form, errors) => {
  const { data } = form._getState();
  const validator = form.get('validator');
  const result = {};
  const add = ({ id, indexes, valuePath }, texts) => {
    const path = [id, ...Object.values(indexes || {})];
    const last = path.pop();
    path.reduce((node, key) => (node[key] ??= {}), result)[last] = texts;
  };
  form.get('formFieldInstanceRegistry').getAllKeyed().forEach(field => {
    const texts = at(errors, [field.id, ...Object.values(field.indexes || {})]);
    const isInARow = Object.keys(field.indexes || {}).length > 0;
    if (texts?.length && (!isInARow || at(data, field.valuePath.slice(0, -1)) !== undefined
        && validator.validateFieldInstance(field, at(data, field.valuePath)).length)) {
      add(field, texts);
    }
  });
  return result;
};

onForm(form => {
  let reported = '{}';
  form.on('changed', BEFORE_TASKLIST, changed => {
    changed.errors = realErrors(form, changed.errors);
    reported = JSON.stringify(changed.errors);
  });
  // form-js registers rows and fields only after it has drawn them. If the errors are then different, Tasklist has to count again.
  let timer;
  form.on('formFieldInstanceRegistry.changed', BEFORE_TASKLIST, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (JSON.stringify(realErrors(form, form._getState().errors)) !== reported) {
        form._setState({});
      }
    }, UNTIL_DRAWN_MILLIS);
  });
});

export default [];
