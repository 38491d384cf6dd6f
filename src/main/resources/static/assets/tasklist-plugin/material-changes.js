import { button, h } from './dom.js';
import { section } from './material-parts.js';

/** Fewer unchanged sentences than this are not folded. */
const MIN_FOLDED_SENTENCES = 3;

const sentences = text => text.match(/[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$/g) || [];

/** Joins adjacent segments of one kind: the comparison may return one segment per sentence. */
const joined = segments => segments.reduce((all, { kind, text }) => {
  const last = all[all.length - 1];
  if (last?.kind === kind) {
    last.text += text;
  } else {
    all.push({ kind, text });
  }
  return all;
}, []);

const folded = (text, count) => {
  const unfold = h('button', { type: 'button', class: 'fold', click: () => unfold.replaceWith(text) }, `其余 ${count} 句未改，点击展开`);
  return unfold;
};

/** An unchanged passage: the sentences next to a change are shown, the others are folded. */
const unchanged = (text, isFirst, isLast) => {
  const all = sentences(text);
  const from = isFirst ? 0 : 1;
  const to = all.length - (isLast ? 0 : 1);
  return to - from < MIN_FOLDED_SENTENCES
    ? [text]
    : [...all.slice(0, from), folded(all.slice(from, to).join(''), to - from), ...all.slice(to)];
};

const compared = segments => h('div', { class: 'passages' }, joined(segments).map(({ kind, text }, index, all) => {
  if (kind === 'same') {
    return unchanged(text, index === 0, index === all.length - 1);
  }
  return h(kind === 'added' ? 'ins' : 'del', {}, text);
}));

const changedPart = part => h('div', { class: 'changed-part' },
  h('h4', {}, part.place, part.note && h('span', { class: 'note' }, part.note)),
  part.notices.map(notice => h('p', { class: 'unread' }, notice)),
  part.segments.length > 0 && compared(part.segments));

/** The changes since the last reviewed round, sentence by sentence. */
export const changes = ({ since, parts }) => {
  const changed = parts.filter(part => part.changed);
  const unread = parts.filter(part => !part.changed && part.note);
  const same = parts.filter(part => !part.changed && !part.note);
  const body = h('div', {}, changed.map(changedPart));
  const unfoldAll = button('全部展开', () => {
    body.querySelectorAll('.fold').forEach(fold => fold.click());
    unfoldAll.remove();
  }, 'link');
  return section(`与第${since}轮相比`,
    changed.length > 0
      ? h('p', { class: 'legend' }, h('ins', {}, '新增'), h('del', {}, '删去'), '其余未改', body.querySelector('.fold') && unfoldAll)
      : h('p', { class: 'nothing' }, '没有读到改动。'),
    body,
    same.length > 0 && h('p', { class: 'unchanged-parts' }, `未改动：${same.map(part => part.place).join('、')}`),
    unread.map(part => h('p', { class: 'unread' }, `没有比对：${part.place}（${part.note.replace(/。$/, '')}）`)));
};

export const wholeText = text => section('正文', text
  ? h('div', { class: 'passages' }, text)
  : h('p', { class: 'nothing' }, '没有填写正文。'));

const source = ({ source: name, share, segments }) => h('details', { class: 'copied' },
  h('summary', {}, name, h('b', {}, `相同 ${Math.round(share * 100)}%`)),
  h('div', { class: 'passages' }, segments.map(({ common, text }) => (common ? h('mark', {}, text) : text))));

/** Materials of other units that contain the same passages. */
export const copying = sources => section('雷同比对',
  h('p', { class: 'hint' }, sources.length > 0
    ? '标出的是与对方材料相同的段落。仅供参考，由审核人判断。'
    : '没有发现与其他材料有两成以上相同。'),
  sources.map(source));
