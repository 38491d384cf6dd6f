// Taking a round back and asking for one more, on the page of a material.
const { material, csrfHeader, csrfToken } = document.body.dataset;
const complaint = document.getElementById('complaint');

const send = (form, path, body) => form?.addEventListener('submit', async event => {
  event.preventDefault();
  const answer = await fetch(`/api/materials/${material}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [csrfHeader]: csrfToken },
    body: JSON.stringify(body())
  });
  if (answer.ok) {
    location.reload();
    return;
  }
  const problem = await answer.json().catch(() => ({}));
  complaint.textContent = problem.detail || '没有成功，请刷新后再试。';
  complaint.hidden = false;
});

send(document.getElementById('withdrawal'), 'withdrawal', () => ({}));
send(document.getElementById('reopening'), 'reopening', () => ({ reason: document.getElementById('reason').value }));
