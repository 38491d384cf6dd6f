// Withdraws a round, and asks for one more round after approval.
import { post } from './api.js';
import { element, onSubmit } from './page.js';

const { material } = document.querySelector('main').dataset;

onSubmit(element('withdrawal'), async () => {
  await post(`/api/materials/${material}/withdrawal`);
  location.reload();
});

onSubmit(element('reopening'), async form => {
  await post(`/api/materials/${material}/reopening`, { reason: form.elements.reason.value });
  location.reload();
});
