// The office corrects what the public reads, or takes it down. Each form names its API address in data-publication.
import { post } from './api.js';
import { onSubmit, reloadWithNotice } from './page.js';

let act = '';
document.querySelectorAll('form.publication-change').forEach(form => {
  form.addEventListener('submit', event => { act = event.submitter?.value || ''; });
  onSubmit(form, async () => {
    const { remark, publication } = form.dataset;
    const { reason, ...texts } = Object.fromEntries(new FormData(form));
    await post(act ? `${publication}/${act}` : publication, { ...act ? {} : texts, reason, remark });
    reloadWithNotice(act ? '已经撤下，公开页上看不到了。' : '已经更正，公开页上是新的文字。');
  });
});
