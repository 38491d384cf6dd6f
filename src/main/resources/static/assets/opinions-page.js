// The page 群众意见: enter opinions and visits, sort and answer several at once.
import { post } from './api.js';
import { InputError, element, onClick, onSubmit, reloadWithNotice } from './page.js';

const campaign = document.querySelector('main').dataset.campaign || null;

// One opinion, and a visit

const fieldsOf = form => Object.fromEntries(new FormData(form));

/** Says what looks like personal data in the entered text. */
const aboutPersonalData = kinds => kinds ? `内容里像有个人信息（${kinds}），公开时会自动隐去。` : '';

onSubmit(element('entry'), async form => {
  const { unit, ...opinion } = fieldsOf(form);
  const { numbers, personalData } = await post('/api/opinions', { campaign, unit, opinions: [opinion] });
  reloadWithNotice(`已登记为第${numbers[0]}号意见。${aboutPersonalData(personalData)}`);
});

const visit = element('visit');
const visitOpinions = element('heard');
const addVisitOpinion = () => {
  const count = visitOpinions.querySelectorAll('textarea').length + 1;
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
  visitOpinions.append(label, words, speaker);
};
if (visit) {
  addVisitOpinion();
  element('one-more').addEventListener('click', addVisitOpinion);
}
onSubmit(visit, async form => {
  const opinions = [...visitOpinions.querySelectorAll('textarea')]
    .map(words => ({ words: words.value, speaker: words.nextElementSibling.value }))
    .filter(opinion => opinion.words.trim());
  const { unit, heldOn, place, people } = fieldsOf(form);
  const { numbers, personalData } = await post('/api/opinions/visits', { campaign, unit, heldOn, place, people, opinions });
  reloadWithNotice(`走访已登记，${numbers.length}条意见。${aboutPersonalData(personalData)}`);
});

// Several at once

const rows = [...document.querySelectorAll('.opinions li')];
const boxes = [...document.querySelectorAll('.one')];
/** @param permission canSort or canAnswer */
const chosenRows = permission => rows.filter(row =>
  row.querySelector('.one')?.checked && (!permission || row.dataset[permission] === 'true'));

element('many').hidden = boxes.length === 0;
element('sort-many').hidden = !rows.some(row => row.dataset.canSort === 'true');
element('answer-many').hidden = !rows.some(row => row.dataset.canAnswer === 'true');

const showCount = () => {
  element('chosen').textContent = `已选 ${chosenRows().length} 条`;
};
boxes.forEach(box => box.addEventListener('change', showCount));
element('all').addEventListener('change', event => {
  boxes.forEach(box => { box.checked = event.target.checked; });
  showCount();
});

/** The field for a unit or for leaders is visible only when the choice needs it. */
const connectTarget = (concerns, target) => {
  const show = () => {
    const leaders = concerns.value === 'LEADERS';
    target.hidden = !['LEADERS', 'OTHER_UNIT', 'BELOW'].includes(concerns.value);
    target.placeholder = leaders ? '班子成员姓名，用顿号隔开' : '单位全称';
    if (leaders) {
      target.removeAttribute('list');
    } else {
      target.setAttribute('list', 'unit-names');
    }
  };
  concerns.addEventListener('change', show);
  show();
};
document.querySelectorAll('.sorting').forEach(sorting =>
  connectTarget(sorting.querySelector('.concerns'), sorting.querySelector('.target')));

element('many-kind').addEventListener('change', event => {
  if (event.target.value) {
    chosenRows('canSort').forEach(row => { row.querySelector('.kind').value = event.target.value; });
  }
});

const unitCodes = new Map([...document.querySelectorAll('#unit-names option')].map(option => [option.value, option.dataset.code]));

const choiceOf = row => {
  const concerns = row.querySelector('.concerns').value;
  const target = row.querySelector('.target').value.trim();
  const above = ['supervision', 'office'].includes(concerns);
  const toUnit = ['OTHER_UNIT', 'BELOW'].includes(concerns);
  if (toUnit && !unitCodes.has(target)) {
    throw new InputError(`第${row.dataset.number}号意见：没有叫“${target}”的单位，请写单位全称。`);
  }
  return {
    kind: row.querySelector('.kind').value || null,
    concerns: above ? 'ABOVE' : concerns,
    above: above ? concerns : null,
    handlerUnit: toUnit ? unitCodes.get(target) : null,
    leaders: concerns === 'LEADERS' ? target : null
  };
};

onClick(element('sort'), async () => {
  const items = chosenRows('canSort').map(row => ({ number: Number(row.dataset.number), choice: choiceOf(row) }));
  const withoutKind = items.find(item => !item.choice.kind);
  if (withoutKind) {
    throw new InputError(`第${withoutKind.number}号意见没有选类别。`);
  }
  const { done } = await post('/api/opinions/sorting', { items });
  reloadWithNotice(`已分类${done}条。`);
});

onClick(element('answer'), async () => {
  const { done } = await post('/api/opinions/answers', {
    numbers: chosenRows('canAnswer').map(row => Number(row.dataset.number)),
    answer: element('many-answer').value,
    feedback: element('many-feedback').value || null
  });
  reloadWithNotice(`已答复${done}条。`);
});
