// Actions on the ledger's pages. Each form names its API address in data-action and may name the next page in data-next.
import { post } from './api.js';
import { onSubmit } from './page.js';

const valuesOf = form => {
  const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  form.querySelectorAll('select[multiple]').forEach(select => {
    values[select.name] = [...select.selectedOptions].map(option => option.value).filter(unit => unit !== values.unit);
  });
  if (form.elements.opinions) {
    values.opinions = [...form.querySelectorAll('[name=opinions]:checked')].map(box => Number(box.value));
  }
  return values;
};

document.querySelectorAll('form[data-action]').forEach(form => onSubmit(form, async () => {
  const response = await post(form.dataset.action, valuesOf(form));
  if (form.dataset.next) {
    location.assign(form.dataset.next + response.number);
  } else {
    location.reload();
  }
}));
