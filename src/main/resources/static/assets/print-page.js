// A page for printing.
import { element, onClick } from './page.js';

onClick(element('print'), async () => window.print());
