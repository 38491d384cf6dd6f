// What the tests ask of a browser; `npm run build` makes one script of it, and NodePackages runs that.
export { default as draw } from './draw.js';
export { default as faults } from './faults.js';
export { applied, errorsOf } from './templates.js';
export { default as lint } from './lint.js';
