import { get, remove, upload } from '../api.js';
import { confirmWith, preview } from './dialogs.js';
import { button, h, size, time } from './dom.js';

/** The text of a file, loaded when it is opened. */
const fileText = (name, url) => {
  const text = h('pre', { 'aria-live': 'polite' });
  const load = async () => {
    text.textContent = '正在读取……';
    text.textContent = await get(url).then(answer => answer.text).catch(error => error.message);
  };
  return h('details', { class: 'file-text', toggle: event => event.target.open && load() },
    h('summary', { 'aria-label': `看文字 ${name}` }, '看文字'), text);
};

const fileItem = (path, file, onDelete) => {
  const url = `${path}/${file.id}`;
  return h('li', { class: 'file' },
    h('div', { class: 'file-name' }, h('a', { href: url, download: file.name }, file.name)),
    h('div', { class: 'file-facts' }, `${size(file.size)}，${file.uploadedBy} ${time(file.uploadedAt)} 上传`),
    file.unreadable && h('div', { class: 'file-notice' }, file.unreadable),
    file.notices.map(notice => h('div', { class: 'file-notice' }, notice)),
    h('div', { class: 'file-actions' },
      file.preview && button('预览', () => preview(file.name, file.preview, `${url}?inline=true`), 'link'),
      h('a', { class: 'btn btn-link', href: url, download: file.name, 'aria-label': `下载 ${file.name}` }, '下载'),
      onDelete && button('删除', onDelete, 'link')),
    !file.unreadable && fileText(file.name, `${url}/text`));
};

/** The files of a submitted round, read-only. */
export const fileList = (task, files) => files.length === 0
  ? h('p', { class: 'nothing' }, '没有附件。')
  : h('ul', { class: 'files' }, files.map(file => fileItem(`/api/tasks/${task}/files`, file)));

/**
 * The files of the round in preparation. Uploads and deletions take effect at once. The browser offers only accepted files;
 * an iPhone then sends its photos as JPEG.
 */
export const fileEditor = (task, files, accepted) => {
  const path = `/api/tasks/${task}/files`;
  const list = h('ul', { class: 'files' });
  const empty = h('p', { class: 'nothing' }, '还没有附件。');
  const messages = h('div', { class: 'upload-news', role: 'status' });

  const showFailure = (name, error) => {
    const note = h('div', { class: 'alert alert-danger', role: 'alert' }, `${name}：${error.message} `,
      button('知道了', () => note.remove(), 'link'));
    messages.append(note);
  };
  const showEmpty = () => {
    empty.hidden = list.children.length > 0;
  };
  const show = file => {
    const item = fileItem(path, file, async () => {
      if (await confirmWith(`删除附件“${file.name}”吗？删除后不能恢复。`, '删除')) {
        await remove(`${path}/${file.id}`).then(() => item.remove()).catch(error => showFailure(file.name, error));
        showEmpty();
        choose.focus();
      }
    });
    list.append(item);
    showEmpty();
  };
  const add = async file => {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': `正在上传 ${file.name}` });
    const progress = h('div', { class: 'upload' }, h('span', {}, file.name), bar);
    messages.append(progress);
    await upload(path, file, share => {
      bar.value = share;
    }).then(show).catch(error => showFailure(file.name, error));
    progress.remove();
  };
  const addAll = async chosen => {
    for (const file of [...chosen]) {
      await add(file);
    }
  };

  const input = h('input', { type: 'file', multiple: true, hidden: true, accept: accepted.endings.join(','), 'aria-label': '选择要上传的文件', change: async () => {
    await addAll(input.files);
    input.value = '';
  } });
  const choose = button('选择文件……', () => input.click());
  const zone = h('div', {
    class: 'drop-zone',
    dragover: event => {
      event.preventDefault();
      zone.classList.add('over');
    },
    dragleave: () => zone.classList.remove('over'),
    drop: event => {
      event.preventDefault();
      zone.classList.remove('over');
      addAll(event.dataTransfer.files);
    }
  }, choose, input, h('span', {}, '或把文件拖到这里'),
  h('div', { class: 'accepted-files' }, `可以上传：${accepted.endings.join(' ')}，每个不超过 ${size(accepted.maxSize)}`));

  files.forEach(show);
  showEmpty();
  return h('div', {}, list, empty, messages, zone);
};
