// Making a questionnaire, opening and ending it; the questions that machines fail.
const { csrfHeader, csrfToken, id } = document.body.dataset;
const complaint = document.getElementById('complaint');

const send = async (method, path, body) => {
  const response = await fetch(path, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', [csrfHeader]: csrfToken },
    body: body === undefined ? undefined : JSON.stringify(body)
  }).catch(() => undefined);
  if (!response) {
    throw new Error('连不上服务器，请检查网络。');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || '没有成功，请刷新后再试。');
  }
  return response.status === 204 ? undefined : response.json();
};

const on = (element, event, act) => element?.addEventListener(event, async happened => {
  happened.preventDefault();
  complaint.hidden = true;
  try {
    await act();
  } catch (problem) {
    complaint.textContent = problem.message;
    complaint.hidden = false;
    complaint.focus();
  }
});

const list = document.getElementById('questions');
const form = document.getElementById('questionnaire');
if (form) {
  const number = () => list.querySelectorAll('legend').forEach((legend, at) => { legend.textContent = `第${at + 1}题`; });
  const add = saved => {
    const question = document.getElementById('question').content.cloneNode(true).firstElementChild;
    const kind = question.querySelector('.kind');
    const show = () => { question.querySelector('.of-options').hidden = kind.value === 'TEXT'; };
    if (saved) {
      kind.value = saved.kind;
      question.querySelector('.asked').value = saved.words;
      question.querySelector('.options').value = saved.options;
      question.querySelector('.required').checked = saved.required === 'true';
    }
    kind.addEventListener('change', show);
    show();
    question.querySelector('.gone').addEventListener('click', () => { question.remove(); number(); });
    question.querySelector('.up').addEventListener('click', () => {
      question.previousElementSibling?.before(question);
      number();
    });
    list.append(question);
    number();
  };
  const saved = [...document.querySelectorAll('template.saved')];
  saved.forEach(one => add(one.dataset));
  if (!saved.length) {
    add();
  }
  document.getElementById('one-more').addEventListener('click', () => add());
  on(form, 'submit', async () => {
    const questions = [...list.children].map(question => ({
      kind: question.querySelector('.kind').value,
      words: question.querySelector('.asked').value,
      required: question.querySelector('.required').checked,
      options: question.querySelector('.options').value.split('\n').map(one => one.trim()).filter(Boolean)
    }));
    const body = { title: document.getElementById('title').value, words: document.getElementById('words').value, questions };
    if (id) {
      await send('PUT', `/api/questionnaires/${id}`, body);
      location.reload();
    } else {
      const made = await send('POST', '/api/questionnaires', body);
      location.href = `/questionnaires/${made.id}`;
    }
  });
}

on(document.getElementById('open'), 'click', async () => {
  await send('POST', `/api/questionnaires/${id}/opening`);
  location.reload();
});
on(document.getElementById('close'), 'click', async () => {
  await send('POST', `/api/questionnaires/${id}/closing`);
  location.reload();
});

const visitorQuestions = document.getElementById('visitor-questions');
on(visitorQuestions, 'submit', async () => {
  const lines = document.getElementById('questions').value.split('\n').map(line => line.trim()).filter(Boolean);
  const questions = lines.map(line => {
    const at = line.lastIndexOf(' ');
    return { question: line.slice(0, at).trim(), answers: line.slice(at + 1).split('/').map(one => one.trim()).filter(Boolean) };
  });
  await send('PUT', '/api/questionnaires/visitor-questions', questions);
  const done = document.getElementById('done');
  done.textContent = `已保存${questions.length}个问题。`;
  done.hidden = false;
});
