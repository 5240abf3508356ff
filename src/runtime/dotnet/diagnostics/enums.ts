/** The enums of System.Diagnostics, as tables. */
import { defineEnums } from '../enums.js';

defineEnums('System.Diagnostics', {
  ProcessPriorityClass: {
    values: { Normal: 32, Idle: 64, High: 128, RealTime: 256, BelowNormal: 16384, AboveNormal: 32768 },
  },
  ProcessWindowStyle: { values: { Normal: 0, Hidden: 1, Minimized: 2, Maximized: 3 } },
  SourceLevels: {
    flags: true,
    values: {
      Off: 0,
      Critical: 1,
      Error: 3,
      Warning: 7,
      Information: 15,
      Verbose: 31,
      ActivityTracing: 65280,
      All: -1,
    },
  },
  TraceOptions: {
    flags: true,
    values: {
      None: 0,
      LogicalOperationStack: 1,
      DateTime: 2,
      Timestamp: 4,
      ProcessId: 8,
      ThreadId: 16,
      Callstack: 32,
    },
  },
});
