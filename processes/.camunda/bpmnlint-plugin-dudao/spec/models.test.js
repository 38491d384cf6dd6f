const assert = require('node:assert');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const test = require('node:test');
const faults = require('./linting');

const processes = join(__dirname, '..', '..', '..');
const config = JSON.parse(readFileSync(join(processes, '.bpmnlintrc'), 'utf8'));

for (const file of readdirSync(processes).filter(name => name.endsWith('.bpmn'))) {
  test(`${file} keeps to the rules`, async () => {
    assert.deepStrictEqual(await faults(readFileSync(join(processes, file), 'utf8'), config), []);
  });
}
