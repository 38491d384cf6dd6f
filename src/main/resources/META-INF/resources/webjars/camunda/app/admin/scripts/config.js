import { textsAreHere } from '/assets/apps/texts.js';

await textsAreHere();

export default {
  app: { name: '系统管理', vendor: '督导' },
  // Camunda takes the language before the dash alone, so zh-CN must be called zh.
  locales: { availableLocales: ['zh', 'en'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  customScripts: [
    '../../../assets/apps/login-page'
  ]
};
