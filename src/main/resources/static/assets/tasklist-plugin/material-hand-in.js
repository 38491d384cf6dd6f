import { h, labelled } from './dom.js';
import { askIfEmpty } from './empty-hand-in.js';
import { fileEditor } from './material-files.js';
import { findingWords, history, section } from './material-parts.js';

const findings = (material, draft) => {
  // After a withdrawal the findings already have replies.
  const replies = Object.fromEntries(material.findings
    .map(finding => [finding.id, draft.content.replies?.[finding.id] ?? finding.reply ?? '']));
  const open = h('p', { class: 'count', role: 'status' });
  const count = () => {
    const left = material.findings.filter(finding => !(replies[finding.id] || '').trim()).length;
    open.textContent = left === 0 ? `${material.findings.length} 条问题都已答复。` : `还有 ${left} 条没有答复，全部答复后才能提交。`;
    open.classList.toggle('open', left > 0);
  };
  const answer = finding => h('textarea', {
    class: 'form-control',
    rows: 3,
    value: replies[finding.id] || '',
    input: event => {
      replies[finding.id] = event.target.value;
      draft.put('replies', { ...replies });
      count();
    }
  });
  count();
  return section('退回的问题', open, h('ol', { class: 'findings' }, material.findings.map((finding, index) =>
    h('li', { class: 'finding' },
      findingWords(finding, index + 1),
      history(finding),
      labelled('本轮答复', answer(finding))))));
};

/** Where the content of the material is written: the same words are not asked for twice. */
const textNote = ({ textRequired }) => {
  if (textRequired === 0) {
    return '这份材料的内容都填在“表单”页，正文不用再写；有要补充的，作为附件上传。';
  }
  return textRequired > 0
    ? `全文写在这里，至少 ${textRequired} 个字；全文已作为附件上传的，这里可以不写。`
    : '表单里写不下的写在这里，或者作为附件上传；表单里已经写了的，不用再写一遍。';
};

const text = (material, draft) => {
  const before = draft.content.text ?? material.text;
  if (material.textRequired === 0 && !before) {
    return section('正文', h('p', {}, textNote(material)));
  }
  const counter = h('span', { class: 'counter' });
  const area = h('textarea', {
    class: 'form-control long',
    rows: 14,
    value: before,
    input: () => {
      draft.put('text', area.value);
      count();
    }
  });
  const count = () => {
    const over = area.value.length - material.textLimit;
    counter.textContent = over > 0
      ? `超出 ${over.toLocaleString('zh-CN')} 字，删减后才能提交`
      : `${area.value.length.toLocaleString('zh-CN')} / ${material.textLimit.toLocaleString('zh-CN')} 字`;
    counter.classList.toggle('over', over > 0);
  };
  area.setAttribute('aria-label', '正文');
  count();
  return section('正文', h('p', {}, textNote(material)), area, counter);
};

const fileRequirement = ({ filesRequired, filesWanted }) => filesRequired > 0
  && h('p', {}, `${filesWanted ? `要附${filesWanted}等材料，` : ''}至少 ${filesRequired} 个附件，齐了才能提交。`);

/** The unit's view: reply to findings, write the text, attach files. */
export const handIn = (material, draft) => {
  askIfEmpty(material);
  return [
    material.findings.length > 0 && findings(material, draft),
    text(material, draft),
    section('附件', fileRequirement(material), fileEditor(material.task, material.files, material.accepted))
  ];
};
