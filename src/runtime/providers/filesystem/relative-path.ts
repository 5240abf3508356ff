/** A path as seen from another folder, in PowerShell's way: a path that is the base itself is `../name`, or '' with a separator at its end. */
import { joinPath, leafOf, normalizeSeparators, parentOf, trimTrailingSeparators } from '../path-syntax.js';

/** Both paths are absolute. */
export function relativeTo(path: string, basePath: string): string {
  const target = trimTrailingSeparators(normalizeSeparators(path));
  const base = trimTrailingSeparators(normalizeSeparators(basePath));
  if (target === base) return /[/\\]$/.test(path) ? '' : joinPath('..', leafOf(target));
  if (`${target}/`.startsWith(`${base}/`)) return target.slice(base.length + 1);
  const common = commonParent(target, base);
  const ups = namesBetween(common, base).map(() => '..');
  if (target === common) return [...ups, '..', leafOf(target)].join('/');
  return [...ups, ...namesBetween(common, target)].join('/');
}

function commonParent(a: string, b: string): string {
  while (a !== b) {
    if (b.length > a.length) b = parentOf(b, '');
    else a = parentOf(a, '');
  }
  return a;
}
function namesBetween(parent: string, path: string): string[] {
  return path
    .slice(parent.length)
    .split('/')
    .filter((name) => name !== '');
}
