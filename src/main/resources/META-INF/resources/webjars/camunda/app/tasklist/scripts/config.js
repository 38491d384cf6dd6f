import { waitForTheApp } from '/assets/camunda-apps/app-start.js';
import { loadAppTexts } from '/assets/camunda-apps/app-texts.js';

waitForTheApp();
await loadAppTexts();

export default {
  app: { name: '任务列表', vendor: '督导' },
  // Camunda reads only the part of the locale before the hyphen, so zh-CN is named zh here.
  locales: { availableLocales: ['zh', 'en'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  customScripts: [
    '../../../assets/camunda-apps/login-redirect',
    '../../../assets/tasklist-plugin/form-messages',
    '../../../assets/tasklist-plugin/navbar-links',
    '../../../assets/tasklist-plugin/material-tab',
    '../../../assets/tasklist-plugin/form-drafts',
    '../../../assets/tasklist-plugin/dynamic-lists'
  ]
};
