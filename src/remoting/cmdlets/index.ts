/** The cmdlets of remoting, for the engines that the composition roots create. */
import type { CmdletDefinition } from '../../runtime/cmdlets/cmdlet.js';
import { ConnectPSSession } from './connect-pssession.js';
import { CopyItem } from './copy-item.js';
import { DisconnectPSSession } from './disconnect-pssession.js';
import { EnterPSHostProcess } from './enter-pshostprocess.js';
import { EnterPSSession } from './enter-pssession.js';
import { ExitPSHostProcess } from './exit-pshostprocess.js';
import { ExitPSSession } from './exit-pssession.js';
import { ExportPSSession } from './export-pssession.js';
import { GetPSHostProcessInfo } from './get-pshostprocessinfo.js';
import { GetPSSession } from './get-pssession.js';
import { ImportPSSession } from './import-pssession.js';
import { InvokeCommand } from './invoke-command.js';
import { NewPSSession } from './new-pssession.js';
import { NewPSSessionOption } from './new-pssessionoption.js';
import { ReceivePSSession } from './receive-pssession.js';
import { RemovePSSession } from './remove-pssession.js';
import { StartJob } from './start-job.js';
import { ConnectWSMan } from './wsman/connect-wsman.js';
import { DisconnectWSMan } from './wsman/disconnect-wsman.js';
import { NewWSManSessionOption } from './wsman/new-wsmansessionoption.js';
import { TestWSMan } from './wsman/test-wsman.js';

export const remotingCmdlets: readonly CmdletDefinition[] = [
  ConnectPSSession,
  CopyItem,
  DisconnectPSSession,
  EnterPSHostProcess,
  EnterPSSession,
  ExitPSHostProcess,
  ExitPSSession,
  ExportPSSession,
  GetPSHostProcessInfo,
  GetPSSession,
  ImportPSSession,
  InvokeCommand,
  NewPSSession,
  NewPSSessionOption,
  ReceivePSSession,
  RemovePSSession,
  StartJob,
  ConnectWSMan,
  DisconnectWSMan,
  NewWSManSessionOption,
  TestWSMan,
];
