import { waitForTheApp } from '/assets/camunda-apps/app-start.js';
import { loadAppTexts } from '/assets/camunda-apps/app-texts.js';

waitForTheApp();
await loadAppTexts();

export default {
  app: { name: '监控台', vendor: '督导' },
  // Camunda reads only the part of the locale before the hyphen, so zh-CN is named zh here.
  locales: { availableLocales: ['zh', 'en'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  customScripts: [
    '../../../assets/camunda-apps/login-redirect'
  ]
};
