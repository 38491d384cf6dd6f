// The office's acts on a running campaign. Each act first shows what it would do; only then its second button can be used.
import { post, put } from './api.js';
import { onClick, reloadWithNotice } from './page.js';

const day = time => new Date(time).toLocaleDateString('zh-CN');

/** The most due dates that are shown one by one. */
const MOST_SHOWN = 100;

const movesAsLines = moves => [
  `${moves.length}项没办结的任务的期限随之移动。`,
  ...moves.slice(0, MOST_SHOWN).map(({ name, from, to }) => `${name}：${day(from)} → ${day(to)}`),
  ...moves.length > MOST_SHOWN ? [`还有${moves.length - MOST_SHOWN}项。`] : []
];

const names = list => list.length === 0 ? '没有' : list.join('、');

const valueOf = (form, name) => form.elements[name].value.trim();

const ACTS = {
  stage: {
    path: form => `/api/campaigns/${form.dataset.campaign}/stages/${form.dataset.position}`,
    send: put,
    body: form => ({ beginsOn: valueOf(form, 'beginsOn'), endsOn: valueOf(form, 'endsOn'), reason: valueOf(form, 'reason') }),
    lines: movesAsLines,
    done: '日程已调整。'
  },
  enrolment: {
    path: form => `/api/campaigns/${form.dataset.campaign}/units`,
    send: post,
    body: form => ({
      unit: valueOf(form, 'unit'),
      makeUp: [...form.querySelectorAll('[name=makeUp]:checked')].map(box => Number(box.value)),
      reason: valueOf(form, 'reason')
    }),
    lines: ({ unit, makeUp, waived }) => [`${unit}：要补的阶段：${names(makeUp)}；不用补的阶段：${names(waived)}。`],
    done: '单位已编入活动。'
  },
  dissolution: {
    path: form => `/api/units/${encodeURIComponent(valueOf(form, 'unit'))}/dissolution`,
    send: post,
    body: form => ({ successor: valueOf(form, 'successor') || null, reason: valueOf(form, 'reason') }),
    lines: ({ unit, successor, ended }) => [
      successor ? `${unit}并入${successor}。` : `${unit}撤销。`,
      ...ended.length === 0 ? ['它没有正在办的活动。'] : ended
    ],
    done: '单位已撤销；下次导入名册时可以没有它。'
  }
};

const showLines = (form, lines) => {
  const list = form.querySelector('.effect');
  list.replaceChildren(...lines.map(line => Object.assign(document.createElement('li'), { textContent: line })));
  list.hidden = false;
};

document.querySelectorAll('form[data-act]').forEach(form => {
  const act = ACTS[form.dataset.act];
  const [check, confirm] = form.querySelectorAll('button');
  const send = dryRun => act.send(`${act.path(form)}?dryRun=${dryRun}`, act.body(form));
  form.addEventListener('input', () => {
    confirm.disabled = true;
  });
  onClick(check, async () => {
    if (form.reportValidity()) {
      showLines(form, act.lines(await send(true)));
      confirm.disabled = false;
    }
  });
  onClick(confirm, async () => {
    await send(false);
    reloadWithNotice(act.done);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    check.click();
  });
});
