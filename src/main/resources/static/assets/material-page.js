// Withdraws a round or an approval, and asks for one more round after approval.
import { post } from './api.js';
import { element, onSubmit, reloadWithNotice } from './page.js';

const { material } = document.querySelector('main').dataset;

onSubmit(element('withdrawal'), async () => {
  await post(`/api/materials/${material}/withdrawal`);
  location.reload();
});

onSubmit(element('acceptance-withdrawal'), async form => {
  await post(`/api/materials/${material}/acceptance-withdrawal`, { reason: form.elements.reason.value });
  reloadWithNotice('已撤回通过，这一轮重新审核。');
});

onSubmit(element('reopening'), async form => {
  await post(`/api/materials/${material}/reopening`, { reason: form.elements.reason.value });
  location.reload();
});
