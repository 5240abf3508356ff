/** What the content cmdlets share: the paths that content is read from or written to, and the notes on what is read. */
import { WildcardPattern } from '../../language/index.js';
import { netException } from '../../objects/errors.js';
import { attachMembers, type MemberTable, PSObject, Shape } from '../../objects/ps-object.js';
import { isType } from '../../providers/errors.js';
import type { PathInfo } from '../../providers/path-info.js';
import { pathInfoAt } from '../../providers/path-resolver.js';
import { NavigationProvider } from '../../providers/provider.js';
import type { ProviderContext } from '../../providers/provider-context.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { reportingPathErrors } from './provider-call.js';

/** The items that each path stands for. `allowMissing`: a path without wildcards may lead to what is not there yet. */
export function contentPaths(
  cmd: CmdletRuntime,
  paths: readonly string[],
  context: ProviderContext,
  allowMissing: boolean,
): PathInfo[] {
  const found: PathInfo[] = [];
  for (const path of paths)
    reportingPathErrors(cmd, () => found.push(...resolveContent(cmd, path, paths, context, allowMissing)));
  return found;
}

function resolveContent(
  cmd: CmdletRuntime,
  path: string,
  all: readonly string[],
  context: ProviderContext,
  allowMissing: boolean,
): PathInfo[] {
  const { paths } = cmd.session.providers;
  try {
    const found = paths.resolve(path, context);
    if (found.length === 0 && !context.literal) reportHidden(cmd, all);
    return found;
  } catch (error) {
    const isMissing = isType(error, 'System.Management.Automation.ItemNotFoundException');
    const mayBeMade = allowMissing && (context.literal || !WildcardPattern.containsWildcard(path));
    if (!isMissing || !mayBeMade) throw error;
    return [pathInfoAt(paths.locate(path, context))];
  }
}
function reportHidden(cmd: CmdletRuntime, paths: readonly string[]): void {
  const message = `An object at the specified path ${paths.join(' ')} does not exist, or has been filtered by the -Include or -Exclude parameter.`;
  cmd.writeError(
    cmd.error('ItemNotFound', 'ObjectNotFound', paths, message, netException('System.Exception', message)),
  );
}

const shapes = new Map<string, Shape>();
function shapeOf(names: readonly string[]): Shape {
  const key = names.join();
  let shape = shapes.get(key);
  if (shape === undefined) {
    shape = Shape.of(names);
    shapes.set(key, shape);
  }
  return shape;
}

/** Adds the notes of the file to what is read from it. Hot: once for each line. */
export class ContentNotes {
  readonly #shape: Shape;
  readonly #values: readonly unknown[];
  constructor(cmd: CmdletRuntime, info: PathInfo) {
    const { paths } = cmd.session.providers;
    const notes = new Map<string, unknown>([['PSPath', info.path]]);
    if (info.provider.provider instanceof NavigationProvider) {
      notes.set('PSParentPath', paths.parent(info.path, info.drive?.root ?? ''));
      notes.set('PSChildName', paths.childName(info.path));
    }
    if (info.drive !== null) notes.set('PSDrive', info.drive);
    notes.set('PSProvider', info.provider);
    this.#shape = shapeOf([...notes.keys(), 'ReadCount']);
    this.#values = [...notes.values()];
  }
  /** The piece with its notes. `readCount` is how many pieces have been read, this one included. */
  on(piece: unknown, readCount: number): unknown {
    const holder = typeof piece === 'object' && piece !== null ? piece : new PSObject(piece);
    const table: MemberTable = attachMembers(holder);
    table.shape = this.#shape;
    table.values = [...this.#values, BigInt(readCount)];
    return holder;
  }
}
