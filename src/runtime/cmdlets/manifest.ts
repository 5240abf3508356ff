/** All cmdlets of the runtime; made by scripts/generate-manifest.mjs. Their specs stay behind thunks until used. */

import { CompressArchive } from './archive/compress-archive.js';
import { ExpandArchive } from './archive/expand-archive.js';
import type { CmdletDefinition } from './cmdlet.js';
import { AddHistory } from './core/add-history.js';
import { ClearHistory } from './core/clear-history.js';
import { DebugJob } from './core/debug-job.js';
import { DisableExperimentalFeature } from './core/disable-experimentalfeature.js';
import { EnableExperimentalFeature } from './core/enable-experimentalfeature.js';
import { ExportModuleMember } from './core/export-modulemember.js';
import { ForEachObject } from './core/foreach-object.js';
import { GetCommand } from './core/get-command.js';
import { GetExperimentalFeature } from './core/get-experimentalfeature.js';
import { GetHelp } from './core/get-help.js';
import { GetHistory } from './core/get-history.js';
import { GetJob } from './core/get-job.js';
import { GetModule } from './core/get-module.js';
import { GetPSSubsystem } from './core/get-pssubsystem.js';
import { ImportModule } from './core/import-module.js';
import { InvokeHistory } from './core/invoke-history.js';
import { NewModule } from './core/new-module.js';
import { NewModuleManifest } from './core/new-modulemanifest.js';
import { NewPSRoleCapabilityFile } from './core/new-psrolecapabilityfile.js';
import { NewPSSessionConfigurationFile } from './core/new-pssessionconfigurationfile.js';
import { NewPSTransportOption } from './core/new-pstransportoption.js';
import { OutDefault } from './core/out-default.js';
import { OutHost } from './core/out-host.js';
import { OutNull } from './core/out-null.js';
import { ReceiveJob } from './core/receive-job.js';
import { RegisterArgumentCompleter } from './core/register-argumentcompleter.js';
import { RemoveJob } from './core/remove-job.js';
import { RemoveModule } from './core/remove-module.js';
import { SaveHelp } from './core/save-help.js';
import { SetPSDebug } from './core/set-psdebug.js';
import { SetStrictMode } from './core/set-strictmode.js';
import { StopJob } from './core/stop-job.js';
import { SwitchProcess } from './core/switch-process.js';
import { TestModuleManifest } from './core/test-modulemanifest.js';
import { UpdateHelp } from './core/update-help.js';
import { WaitJob } from './core/wait-job.js';
import { WhereObject } from './core/where-object.js';
import { StartTranscript } from './host/start-transcript.js';
import { StopTranscript } from './host/stop-transcript.js';
import { AddContent } from './management/add-content.js';
import { ClearContent } from './management/clear-content.js';
import { ClearItem } from './management/clear-item.js';
import { ClearItemProperty } from './management/clear-itemproperty.js';
import { ConvertPath } from './management/convert-path.js';
import { CopyItem } from './management/copy-item.js';
import { CopyItemProperty } from './management/copy-itemproperty.js';
import { DebugProcess } from './management/debug-process.js';
import { GetChildItem } from './management/get-childitem.js';
import { GetClipboard } from './management/get-clipboard.js';
import { GetContent } from './management/get-content.js';
import { GetItem } from './management/get-item.js';
import { GetItemProperty } from './management/get-itemproperty.js';
import { GetItemPropertyValue } from './management/get-itempropertyvalue.js';
import { GetLocation } from './management/get-location.js';
import { GetProcess } from './management/get-process.js';
import { GetPSDrive } from './management/get-psdrive.js';
import { GetPSProvider } from './management/get-psprovider.js';
import { GetTimeZone } from './management/get-timezone.js';
import { InvokeItem } from './management/invoke-item.js';
import { JoinPath } from './management/join-path.js';
import { MoveItem } from './management/move-item.js';
import { MoveItemProperty } from './management/move-itemproperty.js';
import { NewItem } from './management/new-item.js';
import { NewItemProperty } from './management/new-itemproperty.js';
import { NewPSDrive } from './management/new-psdrive.js';
import { PopLocation } from './management/pop-location.js';
import { PushLocation } from './management/push-location.js';
import { RemoveItem } from './management/remove-item.js';
import { RemoveItemProperty } from './management/remove-itemproperty.js';
import { RemovePSDrive } from './management/remove-psdrive.js';
import { RenameItem } from './management/rename-item.js';
import { RenameItemProperty } from './management/rename-itemproperty.js';
import { ResolvePath } from './management/resolve-path.js';
import { RestartComputer } from './management/restart-computer.js';
import { SetClipboard } from './management/set-clipboard.js';
import { SetContent } from './management/set-content.js';
import { SetItem } from './management/set-item.js';
import { SetItemProperty } from './management/set-itemproperty.js';
import { SetLocation } from './management/set-location.js';
import { SplitPath } from './management/split-path.js';
import { StartProcess } from './management/start-process.js';
import { StopComputer } from './management/stop-computer.js';
import { StopProcess } from './management/stop-process.js';
import { TestConnection } from './management/test-connection.js';
import { TestPath } from './management/test-path.js';
import { WaitProcess } from './management/wait-process.js';
import { GetPSReadLineKeyHandler } from './psreadline/get-psreadlinekeyhandler.js';
import { GetPSReadLineOption } from './psreadline/get-psreadlineoption.js';
import { RemovePSReadLineKeyHandler } from './psreadline/remove-psreadlinekeyhandler.js';
import { SetPSReadLineKeyHandler } from './psreadline/set-psreadlinekeyhandler.js';
import { SetPSReadLineOption } from './psreadline/set-psreadlineoption.js';
import { ConvertFromSecureString } from './security/convertfrom-securestring.js';
import { ConvertToSecureString } from './security/convertto-securestring.js';
import { GetCmsMessage } from './security/get-cmsmessage.js';
import { GetCredential } from './security/get-credential.js';
import { GetExecutionPolicy } from './security/get-executionpolicy.js';
import { GetPfxCertificate } from './security/get-pfxcertificate.js';
import { ProtectCmsMessage } from './security/protect-cmsmessage.js';
import { SetExecutionPolicy } from './security/set-executionpolicy.js';
import { UnprotectCmsMessage } from './security/unprotect-cmsmessage.js';
import { StartThreadJob } from './thread-job/start-threadjob.js';
import { AddMember } from './utility/add-member.js';
import { AddType } from './utility/add-type.js';
import { ClearVariable } from './utility/clear-variable.js';
import { CompareObject } from './utility/compare-object.js';
import { ConvertFromClixml } from './utility/convertfrom-clixml.js';
import { ConvertFromCsv } from './utility/convertfrom-csv.js';
import { ConvertFromJson } from './utility/convertfrom-json.js';
import { ConvertFromMarkdown } from './utility/convertfrom-markdown.js';
import { ConvertFromStringData } from './utility/convertfrom-stringdata.js';
import { ConvertToClixml } from './utility/convertto-clixml.js';
import { ConvertToCsv } from './utility/convertto-csv.js';
import { ConvertToHtml } from './utility/convertto-html.js';
import { ConvertToJson } from './utility/convertto-json.js';
import { ConvertToXml } from './utility/convertto-xml.js';
import { DebugRunspace } from './utility/debug-runspace.js';
import { DisablePSBreakpoint } from './utility/disable-psbreakpoint.js';
import { DisableRunspaceDebug } from './utility/disable-runspacedebug.js';
import { EnablePSBreakpoint } from './utility/enable-psbreakpoint.js';
import { EnableRunspaceDebug } from './utility/enable-runspacedebug.js';
import { ExportAlias } from './utility/export-alias.js';
import { ExportClixml } from './utility/export-clixml.js';
import { ExportCsv } from './utility/export-csv.js';
import { ExportFormatData } from './utility/export-formatdata.js';
import { FormatCustom } from './utility/format-custom.js';
import { FormatHex } from './utility/format-hex.js';
import { FormatList } from './utility/format-list.js';
import { FormatTable } from './utility/format-table.js';
import { FormatWide } from './utility/format-wide.js';
import { GetAlias } from './utility/get-alias.js';
import { GetCulture } from './utility/get-culture.js';
import { GetDate } from './utility/get-date.js';
import { GetError } from './utility/get-error.js';
import { GetEvent } from './utility/get-event.js';
import { GetEventSubscriber } from './utility/get-eventsubscriber.js';
import { GetFileHash } from './utility/get-filehash.js';
import { GetFormatData } from './utility/get-formatdata.js';
import { GetHost } from './utility/get-host.js';
import { GetMarkdownOption } from './utility/get-markdownoption.js';
import { GetMember } from './utility/get-member.js';
import { GetPSBreakpoint } from './utility/get-psbreakpoint.js';
import { GetPSCallStack } from './utility/get-pscallstack.js';
import { GetRandom } from './utility/get-random.js';
import { GetRunspace } from './utility/get-runspace.js';
import { GetRunspaceDebug } from './utility/get-runspacedebug.js';
import { GetSecureRandom } from './utility/get-securerandom.js';
import { GetTraceSource } from './utility/get-tracesource.js';
import { GetTypeData } from './utility/get-typedata.js';
import { GetUICulture } from './utility/get-uiculture.js';
import { GetUnique } from './utility/get-unique.js';
import { GetUptime } from './utility/get-uptime.js';
import { GetVariable } from './utility/get-variable.js';
import { GetVerb } from './utility/get-verb.js';
import { GroupObject } from './utility/group-object.js';
import { ImportAlias } from './utility/import-alias.js';
import { ImportClixml } from './utility/import-clixml.js';
import { ImportCsv } from './utility/import-csv.js';
import { ImportLocalizedData } from './utility/import-localizeddata.js';
import { ImportPowerShellDataFile } from './utility/import-powershelldatafile.js';
import { InvokeExpression } from './utility/invoke-expression.js';
import { InvokeRestMethod } from './utility/invoke-restmethod.js';
import { InvokeWebRequest } from './utility/invoke-webrequest.js';
import { JoinString } from './utility/join-string.js';
import { MeasureCommand } from './utility/measure-command.js';
import { MeasureObject } from './utility/measure-object.js';
import { NewAlias } from './utility/new-alias.js';
import { NewEvent } from './utility/new-event.js';
import { NewGuid } from './utility/new-guid.js';
import { NewObject } from './utility/new-object.js';
import { NewTemporaryFile } from './utility/new-temporaryfile.js';
import { NewTimeSpan } from './utility/new-timespan.js';
import { NewVariable } from './utility/new-variable.js';
import { OutFile } from './utility/out-file.js';
import { OutString } from './utility/out-string.js';
import { ReadHost } from './utility/read-host.js';
import { RegisterEngineEvent } from './utility/register-engineevent.js';
import { RegisterObjectEvent } from './utility/register-objectevent.js';
import { RemoveAlias } from './utility/remove-alias.js';
import { RemoveEvent } from './utility/remove-event.js';
import { RemovePSBreakpoint } from './utility/remove-psbreakpoint.js';
import { RemoveTypeData } from './utility/remove-typedata.js';
import { RemoveVariable } from './utility/remove-variable.js';
import { SelectObject } from './utility/select-object.js';
import { SelectString } from './utility/select-string.js';
import { SelectXml } from './utility/select-xml.js';
import { SendMailMessage } from './utility/send-mailmessage.js';
import { SetAlias } from './utility/set-alias.js';
import { SetDate } from './utility/set-date.js';
import { SetMarkdownOption } from './utility/set-markdownoption.js';
import { SetPSBreakpoint } from './utility/set-psbreakpoint.js';
import { SetTraceSource } from './utility/set-tracesource.js';
import { SetVariable } from './utility/set-variable.js';
import { ShowMarkdown } from './utility/show-markdown.js';
import { SortObject } from './utility/sort-object.js';
import { StartSleep } from './utility/start-sleep.js';
import { TeeObject } from './utility/tee-object.js';
import { TestJson } from './utility/test-json.js';
import { TraceCommand } from './utility/trace-command.js';
import { UnblockFile } from './utility/unblock-file.js';
import { UnregisterEvent } from './utility/unregister-event.js';
import { UpdateFormatData } from './utility/update-formatdata.js';
import { UpdateList } from './utility/update-list.js';
import { UpdateTypeData } from './utility/update-typedata.js';
import { WaitDebugger } from './utility/wait-debugger.js';
import { WaitEvent } from './utility/wait-event.js';
import { WriteDebug } from './utility/write-debug.js';
import { WriteError } from './utility/write-error.js';
import { WriteHost } from './utility/write-host.js';
import { WriteInformation } from './utility/write-information.js';
import { WriteOutput } from './utility/write-output.js';
import { WriteProgress } from './utility/write-progress.js';
import { WriteVerbose } from './utility/write-verbose.js';
import { WriteWarning } from './utility/write-warning.js';

export const cmdlets: readonly CmdletDefinition[] = [
  AddContent,
  AddHistory,
  AddMember,
  AddType,
  ClearContent,
  ClearHistory,
  ClearItem,
  ClearItemProperty,
  ClearVariable,
  CompareObject,
  CompressArchive,
  ConvertFromClixml,
  ConvertFromCsv,
  ConvertFromJson,
  ConvertFromMarkdown,
  ConvertFromSecureString,
  ConvertFromStringData,
  ConvertPath,
  ConvertToClixml,
  ConvertToCsv,
  ConvertToHtml,
  ConvertToJson,
  ConvertToSecureString,
  ConvertToXml,
  CopyItem,
  CopyItemProperty,
  DebugJob,
  DebugProcess,
  DebugRunspace,
  DisableExperimentalFeature,
  DisablePSBreakpoint,
  DisableRunspaceDebug,
  EnableExperimentalFeature,
  EnablePSBreakpoint,
  EnableRunspaceDebug,
  ExpandArchive,
  ExportAlias,
  ExportClixml,
  ExportCsv,
  ExportFormatData,
  ExportModuleMember,
  ForEachObject,
  FormatCustom,
  FormatHex,
  FormatList,
  FormatTable,
  FormatWide,
  GetAlias,
  GetChildItem,
  GetClipboard,
  GetCmsMessage,
  GetCommand,
  GetContent,
  GetCredential,
  GetCulture,
  GetDate,
  GetError,
  GetEvent,
  GetEventSubscriber,
  GetExecutionPolicy,
  GetExperimentalFeature,
  GetFileHash,
  GetFormatData,
  GetHelp,
  GetHistory,
  GetHost,
  GetItem,
  GetItemProperty,
  GetItemPropertyValue,
  GetJob,
  GetLocation,
  GetMarkdownOption,
  GetMember,
  GetModule,
  GetPSBreakpoint,
  GetPSCallStack,
  GetPSDrive,
  GetPSProvider,
  GetPSReadLineKeyHandler,
  GetPSReadLineOption,
  GetPSSubsystem,
  GetPfxCertificate,
  GetProcess,
  GetRandom,
  GetRunspace,
  GetRunspaceDebug,
  GetSecureRandom,
  GetTimeZone,
  GetTraceSource,
  GetTypeData,
  GetUICulture,
  GetUnique,
  GetUptime,
  GetVariable,
  GetVerb,
  GroupObject,
  ImportAlias,
  ImportClixml,
  ImportCsv,
  ImportLocalizedData,
  ImportModule,
  ImportPowerShellDataFile,
  InvokeExpression,
  InvokeHistory,
  InvokeItem,
  InvokeRestMethod,
  InvokeWebRequest,
  JoinPath,
  JoinString,
  MeasureCommand,
  MeasureObject,
  MoveItem,
  MoveItemProperty,
  NewAlias,
  NewEvent,
  NewGuid,
  NewItem,
  NewItemProperty,
  NewModule,
  NewModuleManifest,
  NewObject,
  NewPSDrive,
  NewPSRoleCapabilityFile,
  NewPSSessionConfigurationFile,
  NewPSTransportOption,
  NewTemporaryFile,
  NewTimeSpan,
  NewVariable,
  OutDefault,
  OutFile,
  OutHost,
  OutNull,
  OutString,
  PopLocation,
  ProtectCmsMessage,
  PushLocation,
  ReadHost,
  ReceiveJob,
  RegisterArgumentCompleter,
  RegisterEngineEvent,
  RegisterObjectEvent,
  RemoveAlias,
  RemoveEvent,
  RemoveItem,
  RemoveItemProperty,
  RemoveJob,
  RemoveModule,
  RemovePSBreakpoint,
  RemovePSDrive,
  RemovePSReadLineKeyHandler,
  RemoveTypeData,
  RemoveVariable,
  RenameItem,
  RenameItemProperty,
  ResolvePath,
  RestartComputer,
  SaveHelp,
  SelectObject,
  SelectString,
  SelectXml,
  SendMailMessage,
  SetAlias,
  SetClipboard,
  SetContent,
  SetDate,
  SetExecutionPolicy,
  SetItem,
  SetItemProperty,
  SetLocation,
  SetMarkdownOption,
  SetPSBreakpoint,
  SetPSDebug,
  SetPSReadLineKeyHandler,
  SetPSReadLineOption,
  SetStrictMode,
  SetTraceSource,
  SetVariable,
  ShowMarkdown,
  SortObject,
  SplitPath,
  StartProcess,
  StartSleep,
  StartThreadJob,
  StartTranscript,
  StopComputer,
  StopJob,
  StopProcess,
  StopTranscript,
  SwitchProcess,
  TeeObject,
  TestConnection,
  TestJson,
  TestModuleManifest,
  TestPath,
  TraceCommand,
  UnblockFile,
  UnprotectCmsMessage,
  UnregisterEvent,
  UpdateFormatData,
  UpdateHelp,
  UpdateList,
  UpdateTypeData,
  WaitDebugger,
  WaitEvent,
  WaitJob,
  WaitProcess,
  WhereObject,
  WriteDebug,
  WriteError,
  WriteHost,
  WriteInformation,
  WriteOutput,
  WriteProgress,
  WriteVerbose,
  WriteWarning,
];
