// Imports a sheet: check it first, then save it. Errors are listed and can be downloaded in the sheet beside their rows.
import { RequestError, post, postForm, postFormForFile, remove } from './api.js';
import { element, onClick, onSubmit, reloadWithNotice, saveFile } from './page.js';

const form = element('sheet');
const { address } = form.dataset;

const withText = (name, text, className = '') =>
  Object.assign(document.createElement(name), { textContent: text ?? '', className });

const rowOf = (cells, name = 'td') => {
  const row = document.createElement('tr');
  row.append(...cells.map(text => withText(name, text)));
  return row;
};

const errorRow = (error, severalSheets) => {
  const row = rowOf([error.sheet, error.row, error.column]);
  row.cells[0].hidden = !severalSheets;
  row.append(withText('td', error.message, 'user-text'));
  return row;
};

const showErrors = errors => {
  const table = element('errors');
  const severalSheets = errors.some(error => error.sheet);
  table.hidden = errors.length === 0;
  table.tHead.rows[0].cells[0].hidden = !severalSheets;
  table.tBodies[0].replaceChildren(...errors.map(error => errorRow(error, severalSheets)));
};

const showResults = results => {
  const table = element('results');
  table.hidden = !results;
  table.tHead.rows[0].replaceWith(rowOf(results?.columns ?? [], 'th'));
  table.tBodies[0].replaceChildren(...(results?.rows ?? []).map(cells => rowOf(cells)));
};

const showReport = report => {
  const sentences = report.results ? [...report.summary, report.results.title] : report.summary;
  element('summary').replaceChildren(...sentences.map(sentence => withText('p', sentence, 'user-text')));
  showErrors(report.errors);
  showResults(report.results);
  element('marked').hidden = report.clean;
  element('save').hidden = !report.savable;
  element('result').hidden = false;
};

const hideReport = () => { element('result').hidden = true; };

/** @return the report; a sheet with errors is refused, and the problem details contain its report */
const send = async dryRun => {
  try {
    return await postForm(`${address}?dryRun=${dryRun}`, new FormData(form));
  } catch (error) {
    if (error instanceof RequestError && error.problem.report) {
      return error.problem.report;
    }
    hideReport();
    throw error;
  }
};

form.addEventListener('change', hideReport);

onSubmit(form, async () => showReport(await send(true)));

onClick(element('save'), async () => {
  const report = await send(false);
  showReport(report);
  if (report.clean) {
    // The same files must not be saved twice by accident.
    form.reset();
  }
});

onClick(element('marked'), async () => saveFile(await postFormForFile(`${address}/marked`, new FormData(form))));

const { address: headings } = element('headings').dataset;

onSubmit(element('heading'), async ({ word, column }) => {
  const { sheet } = column.selectedOptions[0].dataset;
  await post(headings, { sheet, word: word.value, column: column.value });
  reloadWithNotice(`“${word.value.trim()}”以后就是“${column.value}”。`);
});

document.querySelectorAll('.remove-heading').forEach(button => onClick(button, async () => {
  const { sheet, word } = button.dataset;
  await remove(`${headings}?${new URLSearchParams({ sheet, word })}`);
  reloadWithNotice(`“${word}”已经删去。`);
}));
