import { button, h, labelled } from './dom.js';
import { changes, copying, wholeText } from './material-changes.js';
import { fileList } from './material-files.js';
import { findingWords, history, section } from './material-parts.js';

const settledChoice = (finding, settled, set) => h('fieldset', { class: 'marks' },
  h('legend', { class: 'sr-only' }, `“${finding.remedy}”是否整改到位`),
  [[true, '已整改'], [false, '未整改']].map(([value, label]) => h('label', {},
    h('input', { type: 'radio', name: `settled-${finding.id}`, checked: settled === value, change: () => set(value) }), label)));

const openFindings = (material, draft) => {
  const settled = { ...draft.content.settled };
  const count = h('p', { class: 'count', role: 'status' });
  const showCount = () => {
    const values = material.findings.map(finding => settled[finding.id]);
    const left = values.filter(value => value === undefined).length;
    const unsettled = values.filter(value => value === false).length;
    count.textContent = [
      left > 0 && `还有 ${left} 条没有标明是否整改。`,
      unsettled > 0 && `${unsettled} 条未整改，不能通过。`,
      left + unsettled === 0 && `${values.length} 条问题都已整改。`
    ].filter(Boolean).join('');
    count.classList.toggle('open', left + unsettled > 0);
  };
  showCount();
  return section('要核对的问题', count, h('ol', { class: 'findings' }, material.findings.map((finding, index) =>
    h('li', { class: 'finding' },
      findingWords(finding, index + 1),
      history(finding),
      h('p', { class: 'words reply' }, h('b', {}, '本轮答复：'), finding.reply || '没有答复'),
      settledChoice(finding, settled[finding.id], value => {
        settled[finding.id] = value;
        draft.put('settled', { ...settled });
        showCount();
      })))));
};

let listCount = 0;

const newFindings = (material, draft) => {
  const findings = (draft.content.findings || []).map(finding => ({ ...finding }));
  const saveDraft = () => draft.put('findings', findings.map(finding => ({ ...finding })));
  const places = h('datalist', { id: `dudao-places-${++listCount}` }, material.places.map(place => h('option', { value: place })));
  const list = h('ol', { class: 'findings' });

  const field = (finding, name, tag, attributes, ...children) => h(tag, {
    class: 'form-control',
    ...attributes,
    input: event => {
      finding[name] = event.target.value;
      saveDraft();
    }
  }, ...children);

  const kindOf = finding => {
    const select = field(finding, 'kind', 'select', {}, h('option', { value: '' }, '请选择'),
      material.kinds.map(kind => h('option', { value: kind }, kind)));
    select.value = finding.kind;
    return select;
  };

  const show = finding => {
    const item = h('li', { class: 'finding new' },
      labelled('位置', field(finding, 'place', 'input', { type: 'text', list: places.id, value: finding.place })),
      labelled('问题类型', kindOf(finding)),
      labelled('整改要求', field(finding, 'remedy', 'textarea', { rows: 3, value: finding.remedy })),
      button('删去这条', () => {
        findings.splice(findings.indexOf(finding), 1);
        item.remove();
        saveDraft();
        add.focus();
      }, 'link'));
    list.append(item);
    return item;
  };

  const add = button('增加一条问题', () => {
    const finding = { place: '', kind: '', remedy: '' };
    findings.push(finding);
    show(finding).querySelector('input').focus();
    saveDraft();
  });
  findings.forEach(show);
  return section('新提的问题', places, h('p', { class: 'hint' }, '退回时，每一处问题提一条：在哪里、哪一类、怎样改。'), list, add);
};

const answers = all => all.length > 0 && section('表单所填', h('dl', { class: 'answers' },
  all.map(({ label, text }) => [h('dt', {}, label), h('dd', {}, text || '未填写')])));

/** The supervision group's view: read the changes, settle findings, add findings. */
export const review = (material, draft) => [
  h('div', { class: 'side-by-side' },
    h('div', {}, material.changes ? changes(material.changes) : wholeText(material.text)),
    h('div', {},
      material.findings.length > 0 && openFindings(material, draft),
      newFindings(material, draft))),
  section('附件', fileList(material.task, material.files)),
  answers(material.answers),
  copying(material.copying)
];
