// Edits, opens and closes a questionnaire, and edits the questions that keep programs out of the public forms.
import { post, put } from './api.js';
import { InputError, element, linesOf, onClick, onSubmit, showNotice } from './page.js';

const { id } = document.querySelector('main').dataset;

// The editor

const form = element('questionnaire');
const list = element('questions');

const numberQuestions = () => list.querySelectorAll('legend').forEach((legend, index) => {
  legend.textContent = `第${index + 1}题`;
});

/** @param saved kind, words, options and required of a saved question, as in the data of its template element */
const addQuestion = saved => {
  const question = element('question').content.cloneNode(true).firstElementChild;
  const kind = question.querySelector('.kind');
  const showOptions = () => { question.querySelector('.of-options').hidden = kind.value === 'TEXT'; };
  if (saved) {
    kind.value = saved.kind;
    question.querySelector('.question-text').value = saved.words;
    question.querySelector('.options').value = saved.options;
    question.querySelector('.required').checked = saved.required === 'true';
  }
  kind.addEventListener('change', showOptions);
  showOptions();
  question.querySelector('.delete').addEventListener('click', () => {
    question.remove();
    numberQuestions();
  });
  question.querySelector('.move-up').addEventListener('click', () => {
    question.previousElementSibling?.before(question);
    numberQuestions();
  });
  list.append(question);
  numberQuestions();
};

const questionIn = fieldset => ({
  kind: fieldset.querySelector('.kind').value,
  words: fieldset.querySelector('.question-text').value,
  required: fieldset.querySelector('.required').checked,
  options: linesOf(fieldset.querySelector('.options').value)
});

if (form) {
  const savedQuestions = [...document.querySelectorAll('template.saved')];
  savedQuestions.forEach(template => addQuestion(template.dataset));
  if (savedQuestions.length === 0) {
    addQuestion();
  }
  element('one-more').addEventListener('click', () => addQuestion());
}

onSubmit(form, async () => {
  const body = { title: element('title').value, words: element('words').value, questions: [...list.children].map(questionIn) };
  if (id) {
    await put(`/api/questionnaires/${id}`, body);
    location.reload();
  } else {
    const created = await post('/api/questionnaires', { campaign: form.elements.campaign?.value || null, ...body });
    location.assign(`/questionnaires/${created.id}`);
  }
});

// Opening and closing

onClick(element('open'), async () => {
  await post(`/api/questionnaires/${id}/opening`);
  location.reload();
});
onClick(element('close'), async () => {
  await post(`/api/questionnaires/${id}/closing`);
  location.reload();
});

// The questions for visitors, one in a line: question, space, answers with / between them

/** A line is a question, white space (a full-width space too), and the right answers with slashes between. */
const visitorQuestionIn = line => {
  const parts = line.match(/^(.*\S)\s+(\S+)$/);
  if (!parts) {
    throw new InputError(`“${line}”没有写答案：问题后面空一格，再写答案，几种写法用“/”隔开。`, element('questions'));
  }
  return { question: parts[1], answers: parts[2].split('/').filter(Boolean) };
};

onSubmit(element('visitor-questions'), async () => {
  const questions = linesOf(element('questions').value).map(visitorQuestionIn);
  await put('/api/questionnaires/visitor-questions', questions);
  showNotice(`已保存${questions.length}个问题。`);
});
