/** Modules that are .NET code, or generated from CDXML: they can be looked at, but there is nothing here that could run them. */
import { extname } from 'node:path';
import { Version } from '../../dotnet/system/version.js';
import { netError } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import { PSModuleInfo } from './module-info.js';

/** Names the file, so that whoever reads the error knows which part of a module is the reason. */
export function compiledModuleError(path: string): NetException {
  const what = fold(extname(path)) === '.cdxml' ? 'CDXML module' : 'binary module';
  return netError(
    'PSInvalidOperationException',
    'Modules_BinaryModulesNotSupported',
    `The ${what} '${path}' cannot be loaded: it needs .NET, which this shell does not have. Only script modules can be imported.`,
    'NotImplemented',
    path,
  );
}

/** `name` null takes it from the path. */
export function compiledModuleInfo(name: string | null, path: string): PSModuleInfo {
  const module = new PSModuleInfo(name, path, null);
  module.version = new Version(0, 0, 0, 0);
  module.moduleType = fold(extname(path)) === '.cdxml' ? 'Cim' : 'Binary';
  return module;
}
