/** The enums of System.Diagnostics, as tables. */
import { defineEnums } from '../enums.js';

defineEnums('System.Diagnostics', {
  ProcessPriorityClass: {
    values: { Normal: 32, Idle: 64, High: 128, RealTime: 256, BelowNormal: 16384, AboveNormal: 32768 },
  },
  ProcessWindowStyle: { values: { Normal: 0, Hidden: 1, Minimized: 2, Maximized: 3 } },
});
