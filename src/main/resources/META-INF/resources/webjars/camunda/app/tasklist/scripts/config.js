import { textsAreHere } from '/assets/apps/texts.js';

await textsAreHere();

export default {
  app: { name: '任务列表', vendor: '督导' },
  // Camunda takes the language before the dash alone, so zh-CN must be called zh.
  locales: { availableLocales: ['zh', 'en'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  customScripts: [
    '../../../assets/apps/login-page',
    '../../../assets/apps/form-messages',
    '../../../assets/apps/navbar-links',
    '../../../assets/apps/material-tab',
    '../../../assets/apps/form-drafts',
    '../../../assets/apps/dynamic-lists'
  ]
};
