// The pages of ratings: preparation, slips, progress, closing, paper ballots.
import { get, post, put, remove } from './api.js';
import { element, linesOf, onClick, onSubmit, reloadWithNotice } from './page.js';
import './publication-forms.js';

const POLL_MILLIS = 5_000;
/** Time for the browser to send the print form before the page is loaded again. */
const RELOAD_AFTER_PRINT_MILLIS = 1_500;

const { rating, state } = document.querySelector('main').dataset;
const api = `/api/ratings/${rating}`;

const thenReload = async request => {
  await request;
  location.reload();
};

// Preparation

onSubmit(element('meeting'), async form => {
  const invited = Object.fromEntries([...form.querySelectorAll('.counts input')]
    .filter(input => input.value).map(input => [input.name, Number(input.value)]));
  const created = await post('/api/ratings', {
    campaign: form.elements.campaign?.value || null,
    unit: form.unit.value,
    title: form.title.value,
    invited,
    closesAt: form.closesAt.value,
    paper: form.paper.checked
  });
  location.assign(`/ratings/${created.id}`);
});

onSubmit(element('rating-items'), form => thenReload(put(`${api}/sheet`, { questions: linesOf(form.questions.value) })));

document.querySelectorAll('form.roll').forEach(roll => onSubmit(roll, async form => {
  await put(`${api}/roll/${form.dataset.category}`, { names: linesOf(form.names.value) });
  form.querySelector('button').textContent = '已保存';
}));

// Slips

document.querySelectorAll('form.print').forEach(form => form.addEventListener('submit', event => {
  const printed = Number(form.dataset.printed);
  if (printed && !confirm(`已经印过${printed}张。重印以后，以前印的没有用过的全部作废。要重印吗？`)) {
    event.preventDefault();
    return;
  }
  // The slips open in a new tab. This page then shows the new number of printed slips.
  setTimeout(() => location.reload(), RELOAD_AFTER_PRINT_MILLIS);
}));

element('print')?.addEventListener('click', () => print());

// Closing and counting

onSubmit(element('closing'), async () => {
  if (confirm('结束以后谁也不能再投。现在结束投票吗？')) {
    await thenReload(post(`${api}/closing`));
  }
});

onSubmit(element('count'), () => thenReload(post(`${api}/count`)));

// Paper ballots

const OUTCOMES = { FIRST: '已录入，等另一个人录入。', AGREED: '两个人录得一样，已放进票箱。', DIFFERENT: '与另一个人录得不一样，见下面。' };

onSubmit(element('paper-ballot'), async form => {
  const chosen = [...form.querySelectorAll('fieldset')].map(item => Number(item.querySelector(':checked').value));
  const number = form.number.value;
  const { outcome } = await put(`${api}/papers/${number}`, { category: form.category.value, chosen, remark: form.remark.value });
  reloadWithNotice(`第${number}号票：${OUTCOMES[outcome]}`, 'entered');
});

document.querySelectorAll('.take-back').forEach(button => onClick(button, () =>
  thenReload(remove(`${api}/papers/${button.dataset.number}`))));

document.querySelectorAll('form.decision').forEach(decision => onSubmit(decision, form =>
  thenReload(post(`${api}/papers/${form.dataset.number}/decision`, { right: form.right.value, reason: form.reason.value }))));

// Progress. A poll that fails is ignored: the next one follows.

const showProgress = current => {
  if (current.state !== state) {
    location.reload();
    return;
  }
  const cast = current.categories.reduce((sum, category) => sum + category.cast, 0);
  element('cast').textContent = cast;
  element('bar').value = cast;
};

if (state === 'OPEN') {
  setInterval(() => get(api).then(showProgress, () => {}), POLL_MILLIS);
}
