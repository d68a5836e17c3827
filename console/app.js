// @ts-check
// Every page is one module and one line here; the first is shown where none is named.
import { start } from './shell.js';
import { results } from './pages/results.js';

start([results], /** @type {HTMLElement} */ (document.getElementById('app')));
