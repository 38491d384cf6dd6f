import { h, time } from './dom.js';

export const section = (title, ...content) => h('section', { class: 'part' }, h('h3', {}, title), content);

const outcomes = { accept: '通过', return: '退回' };

const row = round => h('tr', {},
  h('th', { scope: 'row' }, `第${round.number}轮`),
  h('td', {}, `${round.handedInBy}，${time(round.handedInAt)}`),
  h('td', {}, round.withdrawnAt ? '已撤回' : outcomes[round.outcome] || '待审核'),
  h('td', { class: 'seal' }, round.seal));

/** The submitted rounds. The seal shows whether a round was changed after submission. */
export const rounds = all => all.length > 0 && h('details', { class: 'part rounds' },
  h('summary', {}, `历次提交（${all.length}）`),
  h('div', { class: 'scrolling' }, h('table', { class: 'table' },
    h('thead', {}, h('tr', {}, ['轮次', '提交', '结果', '封存码'].map(title => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, all.map(row)))));

/** The replies to a finding, and whether it was settled, round by round. */
export const history = finding => finding.history.length > 0 && h('ul', { class: 'history' }, finding.history.map(past =>
  h('li', {}, h('b', {}, `第${past.round}轮答复：`), past.reply || '没有答复',
    past.settled !== null && h('span', { class: 'mark' }, past.settled ? '已整改' : '未整改'))));

/** A finding's place, kind and remedy. */
export const findingWords = (finding, number) => [
  h('div', { class: 'finding-place' }, `${number}. ${finding.place} `, h('span', { class: 'kind' }, finding.kind)),
  h('p', { class: 'words' }, finding.remedy),
  h('p', { class: 'by' }, `第${finding.round}轮，${finding.raisedBy} ${time(finding.raisedAt)} 提出`)
];
