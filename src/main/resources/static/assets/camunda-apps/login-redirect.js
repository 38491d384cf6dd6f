// Camunda's apps open their own login page when the session has ended. Dudao has one login page for everything.
import './session-end.js';

export default [];
