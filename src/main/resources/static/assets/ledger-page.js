// What people do to the ledger from its pages: each form says where it goes, and a refusal is shown where everybody sees it.
const { csrfHeader, csrfToken } = document.body.dataset;
const complaint = document.getElementById('complaint');

const typed = form => {
  const values = Object.fromEntries([ ...new FormData(form) ].filter(([ , value ]) => value !== ''));
  form.querySelectorAll('select[multiple]').forEach(select => {
    values[select.name] = [ ...select.selectedOptions ].map(option => option.value).filter(unit => unit !== values.unit);
  });
  if (form.elements.opinions) {
    values.opinions = [ ...form.querySelectorAll('[name=opinions]:checked') ].map(box => Number(box.value));
  }
  return values;
};

const complain = words => {
  complaint.textContent = words;
  complaint.hidden = false;
  complaint.scrollIntoView({ block: 'center' });
};

const send = async form => {
  const answer = await fetch(form.dataset.act, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [csrfHeader]: csrfToken },
    body: JSON.stringify(typed(form))
  }).catch(() => undefined);
  const said = await answer?.json().catch(() => ({}));
  if (!answer?.ok) {
    complain(said?.detail || '没有成功，请刷新后再试。');
  } else if (form.dataset.then) {
    location.assign(form.dataset.then + said.number);
  } else {
    location.reload();
  }
};

document.querySelectorAll('form[data-act]').forEach(form => form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  await send(form);
  button.disabled = false;
}));
