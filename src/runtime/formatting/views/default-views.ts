/** All the views that ship, in PowerShell's order: the first that fits is used. */
import { certificateViews } from './certificates.js';
import { cimViews } from './cim.js';
import { commandOutputViews } from './command-output.js';
import { commandViews } from './commands.js';
import { dotNetTypeViews } from './dotnet-types.js';
import { errorViews } from './errors.js';
import { fileSystemViews } from './file-system.js';
import { helpViews } from './help.js';
import { moduleViews } from './modules.js';
import { processViews } from './processes.js';
import { psStyleViews } from './ps-style.js';
import { psReadLineViews } from './psreadline.js';
import { reducedHelpViews } from './reduced-help.js';
import { sessionStateViews } from './session-state.js';
import type { ViewDefinition } from './view-definition.js';
import { wsmanViews } from './wsman.js';

export function defaultViews(): ViewDefinition[] {
  const families = [
    certificateViews,
    dotNetTypeViews,
    processViews,
    cimViews,
    fileSystemViews,
    helpViews,
    reducedHelpViews,
    commandViews,
    commandOutputViews,
    sessionStateViews,
    moduleViews,
    errorViews,
    psStyleViews,
    psReadLineViews,
    wsmanViews,
  ];
  return families.flatMap((family) => family());
}
