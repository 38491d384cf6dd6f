import { waitForTheApp } from '/assets/camunda-apps/app-start.js';
import { loadAppTexts } from '/assets/camunda-apps/app-texts.js';

waitForTheApp();
await loadAppTexts();

export default {
  app: { name: '欢迎', vendor: '督导' },
  // Camunda reads only the part of the locale before the hyphen, so zh-CN is named zh here.
  locales: { availableLocales: ['zh', 'en'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  links: [
    { label: '单位和人员名册', href: '/imports/roster', description: '导入单位、督导组、人员和回避' },
    { label: '材料一览', href: '/materials', description: '各单位的材料和审核情况' }
  ],
  customScripts: [
    '../../../assets/camunda-apps/login-redirect'
  ]
};
