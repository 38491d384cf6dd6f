import { waitForTheApp } from '/assets/camunda-apps/app-start.js';
import { loadAppTexts } from '/assets/camunda-apps/app-texts.js';

waitForTheApp();
await loadAppTexts();

// Our plugin has these tabs for participants, who may not read the engine's history and models.
document.querySelector('base').setAttribute(
  'cam-exclude-plugins',
  ['history', 'diagram', 'description'].map(tab => `tasklist.task.detail:task-detail-${tab}`).join(',')
);

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
    '../../../assets/tasklist-plugin/dynamic-lists',
    '../../../assets/tasklist-plugin/complete-button',
    '../../../assets/tasklist-plugin/act-messages',
    '../../../assets/tasklist-plugin/task-cards',
    '../../../assets/tasklist-plugin/task-header',
    '../../../assets/tasklist-plugin/filter-counts',
    '../../../assets/tasklist-plugin/step-tabs',
    '../../../assets/tasklist-plugin/control-names'
  ]
};
