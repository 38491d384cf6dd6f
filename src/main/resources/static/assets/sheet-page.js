// Imports a sheet: check it first, then save it. Errors are listed and can be downloaded as remarks in the sheet.
import { postForm, postFormForFile } from './api.js';
import { element, onClick, onSubmit, saveFile } from './page.js';

const form = element('sheet');
const address = form.dataset.action;

const cell = text => Object.assign(document.createElement('td'), { textContent: text, className: 'user-text' });

const errorRow = error => {
  const row = document.createElement('tr');
  row.append(cell(error.row), cell(error.column ?? ''), cell(error.message));
  return row;
};

const showReport = (report, saved) => {
  element('result').hidden = false;
  element('summary').textContent = saved
    ? `已存入 ${report.rows} 行。`
    : report.clean ? `共 ${report.rows} 行，没有问题，可以存入。` : `共 ${report.rows} 行，有 ${report.errors.length} 处问题，一行也没有存。`;
  element('errors').tBodies[0].replaceChildren(...report.errors.map(errorRow));
  element('errors').hidden = report.clean;
  element('marked').hidden = report.clean;
  element('save').hidden = !report.clean || saved;
};

const hideReport = () => { element('result').hidden = true; };

form.addEventListener('change', hideReport);

onSubmit(form, async () => {
  hideReport();
  showReport(await postForm(`${address}?dryRun=true`, new FormData(form)), false);
});

onClick(element('save'), async () => {
  const report = await postForm(`${address}?dryRun=false`, new FormData(form));
  showReport(report, report.clean);
});

onClick(element('marked'), async () =>
  saveFile(await postFormForFile(`${address}/errors`, new FormData(form)), form.elements.file.files[0].name));
