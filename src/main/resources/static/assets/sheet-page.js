// A sheet is checked first and saved second; what is wrong is listed, and comes back in the sheet beside its row.
const { csrfHeader, csrfToken } = document.body.dataset;
const at = id => document.getElementById(id);
const form = at('sheet');

const send = async path => {
  at('complaint').hidden = true;
  const answer = await fetch(form.dataset.act + path, {
    method: 'POST',
    headers: { [csrfHeader]: csrfToken },
    body: new FormData(form)
  }).catch(() => undefined);
  if (answer?.ok) {
    return answer;
  }
  const problem = await answer?.json().catch(() => ({}));
  at('complaint').textContent = problem?.detail || '没有成功，请刷新后再试。';
  at('complaint').hidden = false;
  at('result').hidden = true;
  return undefined;
};

const cell = text => Object.assign(document.createElement('td'), { textContent: text, className: 'words' });

const show = (report, saved) => {
  at('result').hidden = false;
  at('summary').textContent = saved
    ? `已存入 ${report.rows} 行。`
    : report.clean ? `共 ${report.rows} 行，没有问题，可以存入。` : `共 ${report.rows} 行，有 ${report.errors.length} 处问题，一行也没有存。`;
  at('errors').tBodies[0].replaceChildren(...report.errors.map(error => {
    const row = document.createElement('tr');
    row.append(cell(error.row), cell(error.column ?? ''), cell(error.message));
    return row;
  }));
  at('errors').hidden = report.clean;
  at('marked').hidden = report.clean;
  at('save').hidden = !report.clean || saved;
};

form.addEventListener('submit', async event => {
  event.preventDefault();
  const answer = await send('?dryRun=true');
  if (answer) {
    show(await answer.json(), false);
  }
});

form.addEventListener('change', () => {
  at('result').hidden = true;
});

at('save').addEventListener('click', async () => {
  at('save').disabled = true;
  const answer = await send('?dryRun=false');
  at('save').disabled = false;
  if (answer) {
    const report = await answer.json();
    show(report, report.clean);
  }
});

at('marked').addEventListener('click', async () => {
  const answer = await send('/errors');
  if (answer) {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(await answer.blob()),
      download: form.elements.file.files[0].name
    });
    link.click();
    URL.revokeObjectURL(link.href);
  }
});
