// Releases the tasks of a person or hands them to a colleague, and records an absence.
import { post, put } from './api.js';
import { element, onSubmit, reloadWithNotice } from './page.js';

const { login } = document.querySelector('main').dataset;

document.querySelectorAll('form.handover').forEach(form => onSubmit(form, async () => {
  const { to, reason } = Object.fromEntries(new FormData(form));
  const task = `/api/tasks/${form.dataset.task}`;
  if (to) {
    const name = form.elements.to.selectedOptions[0].textContent;
    await post(`${task}/handover`, { to, reason });
    reloadWithNotice(`已移交给${name}。`);
  } else {
    await post(`${task}/release`, { reason });
    reloadWithNotice('已释放，本单位、本组的同志可以认领。');
  }
}));

onSubmit(element('absence'), async form => {
  const until = form.elements.until.value;
  await put(`/api/people/${encodeURIComponent(login)}/absence${until ? `?until=${until}` : ''}`);
  reloadWithNotice(until ? `已登记外出到${until}。` : '已登记回来。');
});
