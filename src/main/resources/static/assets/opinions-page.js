// Entering, importing, sorting and answering on the page 群众意见.
const { csrfHeader, csrfToken, campaign } = document.body.dataset;
const complaint = document.getElementById('complaint');
const done = document.getElementById('done');

const say = (where, words) => {
  for (const one of [complaint, done]) {
    one.hidden = one !== where;
    one.textContent = one === where ? words : '';
  }
  where.scrollIntoView({ block: 'nearest' });
  if (where === complaint) {
    complaint.focus();
  }
};

const request = async (path, options) => {
  const response = await fetch(path, {
    method: 'POST',
    ...options,
    headers: { Accept: 'application/json', [csrfHeader]: csrfToken, ...options.headers }
  }).catch(() => undefined);
  if (!response) {
    throw new Error('连不上服务器，请检查网络。');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || '没有成功，请刷新后再试。');
  }
  return response;
};

const post = async (path, body) => (await request(path, {
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body)
})).json();

/** Nothing is sent twice: the button waits for the answer. */
const on = (element, event, act) => element?.addEventListener(event, async happened => {
  happened.preventDefault();
  const button = happened.submitter || element;
  button.disabled = true;
  try {
    await act(happened);
  } catch (problem) {
    say(complaint, problem.message);
  }
  button.disabled = false;
});

const reloaded = words => {
  sessionStorage.setItem('opinions-done', words);
  location.reload();
};
const before = sessionStorage.getItem('opinions-done');
if (before) {
  sessionStorage.removeItem('opinions-done');
  say(done, before);
}

// One, and a visit

const fields = form => Object.fromEntries(new FormData(form));

const entry = document.getElementById('entry');
on(entry, 'submit', async () => {
  const { unit, ...opinion } = fields(entry);
  const { numbers } = await post('/api/opinions', { campaign, unit, opinions: [opinion] });
  reloaded(`已登记为第${numbers[0]}号意见。`);
});

const visit = document.getElementById('visit');
const heard = document.getElementById('heard');
const addHeard = () => {
  const count = heard.querySelectorAll('textarea').length + 1;
  const words = document.createElement('textarea');
  words.rows = 2;
  words.maxLength = 1000;
  words.id = `heard-${count}`;
  const label = document.createElement('label');
  label.htmlFor = words.id;
  label.textContent = `第${count}条`;
  const speaker = document.createElement('input');
  speaker.maxLength = 100;
  speaker.placeholder = '提意见人（可以不填，只有活动办看得到）';
  speaker.setAttribute('aria-label', `第${count}条的提意见人`);
  heard.append(label, words, speaker);
};
if (visit) {
  addHeard();
  document.getElementById('one-more').addEventListener('click', addHeard);
}
on(visit, 'submit', async () => {
  const opinions = [...heard.querySelectorAll('textarea')]
    .map(words => ({ words: words.value, speaker: words.nextElementSibling.value }))
    .filter(opinion => opinion.words.trim());
  const { unit, heldOn, place, people } = fields(visit);
  const { numbers } = await post('/api/opinions/visits', { campaign, unit, heldOn, place, people, opinions });
  reloaded(`走访已登记，${numbers.length}条意见。`);
});

// A sheet

const sheet = document.getElementById('sheet');
const report = document.getElementById('sheet-report');
const parts = file => {
  const body = new FormData();
  body.append('file', file);
  if (campaign) {
    body.append('campaign', campaign);
  }
  return body;
};

const line = words => {
  const paragraph = document.createElement('p');
  paragraph.textContent = words;
  return paragraph;
};
const button = (label, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  on(made, 'click', act);
  return made;
};

on(sheet, 'submit', async () => {
  const file = document.getElementById('sheet-file').files[0];
  const outcome = await (await request('/api/opinions/sheet?dryRun=true', { body: parts(file) })).json();
  if (outcome.errors.length) {
    const list = document.createElement('ul');
    list.append(...outcome.errors.slice(0, 20).map(error => {
      const item = document.createElement('li');
      item.textContent = `第${error.row}行${error.column ? `“${error.column}”` : ''}：${error.message}`;
      return item;
    }));
    report.replaceChildren(
      line(`${outcome.rows}行，有${outcome.errors.length}处错误，一条也没有导入：`), list,
      button('下载标出错误的表', async () => {
        const blob = await (await request('/api/opinions/sheet/marked', { body: parts(file), headers: { Accept: '*/*' } })).blob();
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = '标出错误-群众意见.xlsx';
        link.click();
        URL.revokeObjectURL(link.href);
      }));
    return;
  }
  report.replaceChildren(
    line(`${outcome.rows}行都正确：新的${outcome.fresh}条，登记过的${outcome.known}条会跳过。`),
    ...outcome.fresh
      ? [button(`导入${outcome.fresh}条`, async () => {
        const saved = await (await request('/api/opinions/sheet?dryRun=false', { body: parts(file) })).json();
        reloaded(`已导入${saved.fresh}条，正在分批进入办理。`);
      })]
      : []);
});

// Many at once

const rows = [...document.querySelectorAll('.opinions li')];
const chosen = which => rows.filter(row => row.querySelector('.one')?.checked && (!which || row.dataset[which] === 'true'));
const many = document.getElementById('many');
const boxes = [...document.querySelectorAll('.one')];
many.hidden = boxes.length === 0;
document.getElementById('sort-many').hidden = !rows.some(row => row.dataset.canSort === 'true');
document.getElementById('answer-many').hidden = !rows.some(row => row.dataset.canAnswer === 'true');
const count = () => {
  document.getElementById('chosen').textContent = `已选 ${chosen().length} 条`;
};
boxes.forEach(box => box.addEventListener('change', count));
document.getElementById('all').addEventListener('change', event => {
  boxes.forEach(box => { box.checked = event.target.checked; });
  count();
});

for (const row of rows) {
  const concerns = row.querySelector('.concerns');
  if (concerns) {
    const whom = row.querySelector('.whom');
    const show = () => {
      const leaders = concerns.value === 'LEADERS';
      whom.hidden = !['LEADERS', 'OTHER_UNIT', 'BELOW'].includes(concerns.value);
      whom.placeholder = leaders ? '班子成员姓名，用顿号隔开' : '单位全称';
      whom.toggleAttribute('list', !leaders);
      if (!leaders) {
        whom.setAttribute('list', 'unit-names');
      }
    };
    concerns.addEventListener('change', show);
    show();
  }
}

document.getElementById('many-kind').addEventListener('change', event => {
  if (event.target.value) {
    chosen('canSort').forEach(row => { row.querySelector('.kind').value = event.target.value; });
  }
});

const codes = new Map([...document.querySelectorAll('#unit-names option')].map(one => [one.value, one.dataset.code]));
const choiceOf = row => {
  const value = row.querySelector('.concerns').value;
  const whom = row.querySelector('.whom').value.trim();
  const above = ['supervision', 'office'].includes(value);
  const unit = ['OTHER_UNIT', 'BELOW'].includes(value);
  if (unit && !codes.has(whom)) {
    throw new Error(`第${row.dataset.number}号意见：没有叫“${whom}”的单位，请写单位全称。`);
  }
  return {
    kind: row.querySelector('.kind').value || null,
    concerns: above ? 'ABOVE' : value,
    above: above ? value : null,
    handlerUnit: unit ? codes.get(whom) : null,
    leaders: value === 'LEADERS' ? whom : null
  };
};

on(document.getElementById('sort'), 'click', async () => {
  const items = chosen('canSort').map(row => ({ number: Number(row.dataset.number), choice: choiceOf(row) }));
  const unkinded = items.find(item => !item.choice.kind);
  if (unkinded) {
    throw new Error(`第${unkinded.number}号意见没有选类别。`);
  }
  const { done: sorted } = await post('/api/opinions/sorting', { items });
  reloaded(`已分类${sorted}条。`);
});

on(document.getElementById('answer'), 'click', async () => {
  const { done: answered } = await post('/api/opinions/answers', {
    numbers: chosen('canAnswer').map(row => Number(row.dataset.number)),
    answer: document.getElementById('many-answer').value,
    feedback: document.getElementById('many-feedback').value || null
  });
  reloaded(`已答复${answered}条。`);
});
