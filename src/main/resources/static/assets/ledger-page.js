// Actions on the ledger's pages. Each form names its API address in data-action and may name the next page in data-next.
import { get, post } from './api.js';
import { element, onSubmit, openWithNotice, reloadWithNotice, showError } from './page.js';
import './publication-forms.js';
import { severalUnits } from './units.js';

const units = [...document.querySelectorAll('.several-units')].map(severalUnits);

const valuesOf = form => {
  const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  units.forEach(({ field, chosen }) => {
    values[field] = chosen();
  });
  if (form.elements.opinions) {
    values.opinions = [...form.querySelectorAll('[name=opinions]:checked')].map(box => Number(box.value));
  }
  return values;
};

document.querySelectorAll('form[data-action]').forEach(form => onSubmit(form, async () => {
  const response = await post(form.dataset.action, valuesOf(form));
  if (form.dataset.next) {
    openWithNotice(form.dataset.next + response.number, `已列入台账，是${response.number}号事项。`);
  } else {
    reloadWithNotice(form.dataset.done ?? '已经办好。');
  }
}));

// The responsible person is one of the lead unit's people.
const unit = document.querySelector('select[name=unit]');
const person = element('person');
const option = (value, text) => Object.assign(document.createElement('option'), { value, textContent: text });
unit?.addEventListener('change', async () => {
  person.replaceChildren(option('', unit.value ? '请选择' : '先选牵头单位'));
  if (!unit.value) {
    return;
  }
  const chosen = unit.value;
  try {
    const people = await get(`/api/ledger/people?unit=${encodeURIComponent(chosen)}`);
    if (unit.value === chosen) {
      person.append(...people.map(({ login, name, role }) => option(login, `${name}（${role}）`)));
    }
  } catch (error) {
    showError(error.message);
  }
});
