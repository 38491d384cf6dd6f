// As soon as somebody types into a row of a dynamic list, form-js 1.8.7 leaves an entry without an error among the errors,
// and the errors of rows that are gone stay; Tasklist counts the entries and turns Complete off for good. Before it counts,
// this leaves the errors of the rows that are there.
import { UNTIL_DRAWN_MILLIS, onForm } from './form-instance.js';

/** Above Tasklist's own, which has the default of 1000. */
const BEFORE_TASKLIST = 2_000;

const at = (tree, path) => path.reduce((node, key) => node?.[key], tree);

const standingErrors = (form, errors) => {
  const { data } = form._getState();
  const validator = form.get('validator');
  const standing = {};
  const keep = ({ id, indexes, valuePath }, texts) => {
    const path = [id, ...Object.values(indexes || {})];
    const last = path.pop();
    path.reduce((node, key) => (node[key] ??= {}), standing)[last] = texts;
  };
  form.get('formFieldInstanceRegistry').getAllKeyed().forEach(field => {
    const texts = at(errors, [field.id, ...Object.values(field.indexes || {})]);
    const isInARow = Object.keys(field.indexes || {}).length > 0;
    if (texts?.length && (!isInARow || at(data, field.valuePath.slice(0, -1)) !== undefined
        && validator.validateFieldInstance(field, at(data, field.valuePath)).length)) {
      keep(field, texts);
    }
  });
  return standing;
};

onForm(form => {
  let told = '{}';
  form.on('changed', BEFORE_TASKLIST, changed => {
    changed.errors = standingErrors(form, changed.errors);
    told = JSON.stringify(changed.errors);
  });
  // Which rows and fields are there, form-js knows only once it has drawn them; Tasklist counts again if that made a difference.
  let timer;
  form.on('formFieldInstanceRegistry.changed', BEFORE_TASKLIST, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (JSON.stringify(standingErrors(form, form._getState().errors)) !== told) {
        form._setState({});
      }
    }, UNTIL_DRAWN_MILLIS);
  });
});

export default [];
