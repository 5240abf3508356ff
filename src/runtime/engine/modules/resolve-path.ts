/** Paths of modules: where a name that leads somewhere leads to in the file system. */
import { isAbsolute, normalize, resolve } from 'node:path';
import { runtimeError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { ExecutionContext } from '../execution-context.js';
import { isPathLike, isRooted } from './module-names.js';

const special = /[*?[\]`:~\\]/;

/** Full paths of what is there; wildcards are expanded. Throws what a wrong drive throws. */
export function existingPaths(engine: ExecutionContext, path: string): string[] {
  const context = new ProviderContext(null);
  let found: ReturnType<typeof engine.providers.paths.resolve>;
  try {
    found = engine.providers.paths.resolve(path, context);
    context.throwFirstError();
  } catch (thrown) {
    if (thrown instanceof NetException && thrown.netType.name === 'ItemNotFoundException') return [];
    throw thrown;
  }
  for (const { provider } of found)
    if (!provider.nameEquals('FileSystem'))
      throw runtimeError(
        'FileOpenError',
        `The current provider (${provider.fullName}) cannot open a file.`,
        'InvalidOperation',
        path,
      );
  return found.map(({ providerPath }) => providerPath);
}

/** The one thing that a rooted name leads to; null for other names, and when nothing is there. Throws for several. */
export function existingPath(engine: ExecutionContext, path: string): string | null {
  if (!isRooted(path)) return null;
  const found = existingPaths(engine, path);
  if (found.length > 1)
    throw runtimeError(
      'AmbiguousPath',
      'The path cannot be processed because it resolved to more than one file; only one file at a time can be processed.',
      'InvalidOperation',
      found,
    );
  return found[0] ?? null;
}

/** The full path whether or not anything is there; null when it leads to no file system, or to several things. */
export function fullPath(engine: ExecutionContext, path: string): string | null {
  if (isAbsolute(path) && !special.test(path)) return normalize(path);
  try {
    const found = engine.providers.paths.resolve(path, new ProviderContext(null), true);
    const [only] = found;
    return found.length === 1 && only?.provider.nameEquals('FileSystem') ? only.providerPath : null;
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
}

/** The name of a module as a specification may give it: a path becomes a full one, from `base`. */
export function normalizedName(engine: ExecutionContext, name: string, base: string): string {
  if (!isPathLike(name)) return name;
  const path = process.platform === 'win32' ? name : name.replaceAll('\\', '/');
  const full = isAbsolute(path) ? path : resolve(base, path);
  return (fullPath(engine, full) ?? full).replace(/(.)\/$/, '$1');
}
