// Marks the news on the page 我的办件 as seen.
import { post } from './api.js';
import { element, onClick } from './page.js';

onClick(element('seen'), async () => {
  const ids = [...document.querySelectorAll('[data-notice]')].map(notice => Number(notice.dataset.notice));
  await post('/api/me/notices/seen', ids);
  location.reload();
});
