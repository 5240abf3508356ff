/** All cmdlets of the runtime. Their specs stay behind thunks until used. */
import type { CmdletDefinition } from './cmdlet.js';
import { ForEachObject } from './core/foreach-object.js';
import { OutDefault } from './core/out-default.js';
import { OutHost } from './core/out-host.js';
import { OutNull } from './core/out-null.js';
import { WhereObject } from './core/where-object.js';
import { FormatCustom } from './utility/format-custom.js';
import { FormatList } from './utility/format-list.js';
import { FormatTable } from './utility/format-table.js';
import { FormatWide } from './utility/format-wide.js';
import { OutFile } from './utility/out-file.js';
import { OutString } from './utility/out-string.js';
import { WriteOutput } from './utility/write-output.js';

export const cmdlets: readonly CmdletDefinition[] = [
  ForEachObject,
  FormatCustom,
  FormatList,
  FormatTable,
  FormatWide,
  OutDefault,
  OutFile,
  OutHost,
  OutNull,
  OutString,
  WhereObject,
  WriteOutput,
];
