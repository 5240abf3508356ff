/** Loading psm1 files, which become modules of their own, and ps1 files, whose code runs in the session that imports them. */
import { basename } from 'node:path';
import type { CmdletRuntime } from '../../cmdlets/cmdlet-runtime.js';
import { ExternalScriptInfo } from '../command-info.js';
import { FrameCall } from '../frame-call.js';
import { raisedFrom } from '../raised-error.js';
import { checkRequirements } from '../requirements.js';
import type { ScriptBlock } from '../script-block.js';
import { loadScript, scriptText } from '../script-file.js';
import { ExitSignal } from '../signals.js';
import { createModule, nested, reportModuleFailure, writeOwnRecord } from './create-module.js';
import { asCustomObject } from './custom-object.js';
import { exportMembers } from './export-members.js';
import { importMembers } from './import-members.js';
import { everything, type LoadRequest, type LoadResult, type ModuleFile } from './load-request.js';
import { PSModuleInfo } from './module-info.js';

export function importScriptModule(request: LoadRequest, file: ModuleFile): LoadResult {
  const { cmd } = request;
  const { path } = file;
  return nested(cmd, path, () => {
    const block = parsed(cmd, path);
    if (block === null) return { module: null, found: false, fileFound: true };
    const command = (bound: ScriptBlock) => new ExternalScriptInfo(basename(path), path, () => bound);
    checkRequirements(cmd.context, block.ast.scriptRequirements, command(block));
    try {
      const { module } = createModule(cmd, {
        name: null,
        path,
        block,
        command,
        session: file.session,
        privateData: file.privateData,
        args: request.args,
      });
      module.base = file.base;
      return finish(request, module);
    } catch (thrown) {
      reportModuleFailure(cmd, thrown);
      return { module: null, found: false, fileFound: true };
    }
  });
}

/** Null for what cannot be parsed, which was reported. */
function parsed(cmd: CmdletRuntime, path: string): ScriptBlock | null {
  try {
    return loadScript(cmd.context, scriptText(path), path);
  } catch (thrown) {
    writeOwnRecord(cmd, raisedFrom(thrown).record);
    return null;
  }
}

function finish(request: LoadRequest, module: PSModuleInfo): LoadResult {
  const { cmd, target } = request;
  const session = module.session;
  if (session !== null && !session.exports.isDecided)
    exportMembers(
      session,
      { functions: everything, cmdlets: everything, aliases: everything, variables: null },
      (text) => cmd.writeVerbose(text),
    );
  importMembers(module, request.prefix, request);
  cmd.context.modules.add(module, target);
  writeModule(request, module);
  return { module, found: true, fileFound: true };
}

/** -PassThru and -AsCustomObject. */
export function writeModule(request: LoadRequest, module: PSModuleInfo): void {
  const { cmd } = request;
  if (!request.asCustomObject) {
    if (request.passThru) cmd.writeObject(module);
  } else if (module.session === null || module.moduleType !== 'Script')
    cmd.writeError(
      cmd.error(
        'Modules_CantUseAsCustomObjectWithBinaryModule',
        'PermissionDenied',
        null,
        `No custom object was returned for module '${module.path}' because the -AsCustomObject parameter can only be used with script modules.`,
      ),
    );
  else cmd.writeObject(asCustomObject(module));
}

/** The script is dot-sourced, as it were; that it counts as a module is all there is to it. */
export function importScriptFile(request: LoadRequest, file: ModuleFile): LoadResult {
  const { cmd, target } = request;
  const { path } = file;
  const engine = cmd.context;
  const result = { module: null, found: true, fileFound: true };
  const block = parsed(cmd, path)?.bindTo(request.inside);
  if (block === undefined) return result;
  const command = new ExternalScriptInfo(basename(path), path, () => block);
  checkRequirements(engine, block.ast.scriptRequirements, command);
  try {
    const module = new PSModuleInfo(null, path, null);
    module.session = file.session;
    cmd.writeVerbose(`Dot-sourcing the script file '${path}'.`);
    const runner = cmd.moduleRunner(block);
    runner.frame.call = new FrameCall(command, '', block.ast.extent, () => []);
    runner.run(undefined, request.args);
    engine.modules.add(module, target);
    writeModule(request, module);
    return { ...result, module };
  } catch (thrown) {
    if (thrown instanceof ExitSignal) engine.setLastExitCode(thrown.exitCode);
    else reportModuleFailure(cmd, thrown);
    return result;
  }
}
