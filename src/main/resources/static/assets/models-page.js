// The pages 模型 and 试运行. Each button names its request in data-method and data-address, and may name a question before it
// (data-confirm), a notice after it (data-done) and the next page (data-next).
import { post, remove } from './api.js';
import { onClick, openWithNotice, reloadWithNotice } from './page.js';

const request = ({ method, address, definition }) => method === 'DELETE' ? remove(address) : post(address, { definition });

document.querySelectorAll('button[data-method]').forEach(button => onClick(button, async () => {
  const { confirm: question, done, next } = button.dataset;
  if (question && !window.confirm(question)) {
    return;
  }
  const response = await request(button.dataset);
  if (next && done) {
    openWithNotice(next, done);
  } else if (next) {
    location.assign(next + (response?.id ?? ''));
  } else if (done) {
    reloadWithNotice(done);
  } else {
    location.reload();
  }
}));
