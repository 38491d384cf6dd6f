module.exports = {
  'time-to-live': require('./time-to-live'),
  'id': require('./id'),
  'label': require('./label'),
  'gateway': require('./gateway'),
  'user-task': require('./user-task'),
  'review-ways': require('./review-ways'),
  'ledger-step': require('./ledger-step'),
  'late-event': require('./late-event'),
  'opinion-task': require('./opinion-task'),
  'no-script': require('./no-script'),
  'literal': require('./literal'),
  'supported': require('./supported')
};
