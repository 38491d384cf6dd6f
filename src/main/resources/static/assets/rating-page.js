// The pages of ratings: preparing, slips, progress, ending, paper ballots.
const { rating, state, csrfHeader, csrfToken } = document.body.dataset;
const element = id => document.getElementById(id);
const PROGRESS_EVERY = 5_000;

const complain = words => {
  const complaint = element('complaint');
  complaint.textContent = words;
  complaint.hidden = !words;
  if (words) {
    complaint.scrollIntoView({ block: 'center' });
  }
};

/** @returns the answer's body, or undefined when it was refused, which the page then says */
const send = async (method, path, body) => {
  complain('');
  const answer = await fetch(`/api/ratings${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest', [csrfHeader]: csrfToken },
    body: body && JSON.stringify(body)
  }).catch(() => undefined);
  const said = await answer?.json().catch(() => ({}));
  if (!answer?.ok) {
    complain(said?.detail || '没有成功，请检查网络，刷新后再试。');
    return undefined;
  }
  return said;
};

const onSubmit = (form, work) => form?.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  await work(form);
  button.disabled = false;
});

const sendAndReload = async (method, path, body) => {
  if (await send(method, path, body)) {
    location.reload();
  }
};

const lines = text => text.split('\n').map(line => line.trim()).filter(line => line);

onSubmit(element('meeting'), async form => {
  const invited = Object.fromEntries([...form.querySelectorAll('.counts input')]
    .filter(input => input.value).map(input => [input.name, Number(input.value)]));
  const created = await send('POST', '', {
    unit: form.unit.value,
    title: form.title.value,
    invited,
    closesAt: form.closesAt.value,
    paper: form.paper.checked
  });
  if (created) {
    location.assign(`/ratings/${created.id}`);
  }
});

const here = `/${rating}`;
onSubmit(element('closing'), async () => {
  if (confirm('结束以后谁也不能再投。现在结束投票吗？')) {
    await sendAndReload('POST', `${here}/closing`);
  }
});
onSubmit(element('count'), () => sendAndReload('POST', `${here}/count`));
onSubmit(element('sheet'), form => sendAndReload('PUT', `${here}/sheet`, { questions: lines(form.questions.value) }));
document.querySelectorAll('form.roll').forEach(roll => onSubmit(roll, async form => {
  if (await send('PUT', `${here}/roll/${form.dataset.category}`, { names: lines(form.names.value) })) {
    form.querySelector('button').textContent = '已保存';
  }
}));

document.querySelectorAll('form.print').forEach(form => form.addEventListener('submit', event => {
  const printed = Number(form.dataset.printed);
  if (printed && !confirm(`已经印过${printed}张。重印以后，以前印的没有用过的全部作废。要重印吗？`)) {
    event.preventDefault();
    return;
  }
  // How many are printed now stands on the page again.
  setTimeout(() => location.reload(), 1_500);
}));
element('print')?.addEventListener('click', () => print());

const SAID = { FIRST: '已录入，等另一个人录入。', AGREED: '两个人录得一样，已放进票箱。', DIFFERENT: '与另一个人录得不一样，见下面。' };

onSubmit(element('paper-ballot'), async form => {
  const chosen = [...form.querySelectorAll('fieldset')].map(item => Number(item.querySelector(':checked').value));
  const number = form.number.value;
  const entered = await send('PUT', `${here}/papers/${number}`, { category: form.category.value, chosen, remark: form.remark.value });
  if (!entered) {
    return;
  }
  sessionStorage.setItem('entered', `第${number}号票：${SAID[entered.outcome]}`);
  location.reload();
});
if (element('entered')) {
  element('entered').textContent = sessionStorage.getItem('entered') ?? '';
  sessionStorage.removeItem('entered');
}
document.querySelectorAll('.take-back').forEach(button => button.addEventListener('click', () =>
  sendAndReload('DELETE', `${here}/papers/${button.dataset.number}`)));
document.querySelectorAll('form.decision').forEach(decision => onSubmit(decision, form =>
  sendAndReload('POST', `${here}/papers/${form.dataset.number}/decision`, { right: form.right.value, reason: form.reason.value })));

const follow = async () => {
  const answer = await fetch(`/api/ratings${here}`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => undefined);
  if (!answer?.ok) {
    return;
  }
  const now = await answer.json();
  if (now.state !== state) {
    location.reload();
    return;
  }
  const cast = now.categories.reduce((sum, category) => sum + category.cast, 0);
  element('cast').textContent = cast;
  element('bar').value = cast;
};
if (state === 'OPEN') {
  setInterval(follow, PROGRESS_EVERY);
}
