/** System.IO.Path on Unix, as functions of text: nothing here looks at the disk. */
import { currentDirectory } from './current-directory.js';

/** The part before the last separators; null for none and for the root. */
export function directoryName(path: string | null): string | null {
  if (path === null || path === '') return null;
  const root = path.startsWith('/') ? 1 : 0;
  if (path.length <= root) return null;
  let end = path.length;
  while (end > root && path[end - 1] !== '/') end--;
  while (end > root && path[end - 1] === '/') end--;
  return path.slice(0, end).replace(/\/{2,}/g, '/');
}
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
/** With its dot; '' when there is none or the name ends with a dot. */
export function extension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}
export function fileNameWithoutExtension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}
/** `text` null takes the extension away; a dot is put in front of it when it has none. */
export function changeExtension(path: string, text: string | null): string {
  if (path === '') return '';
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  const stem = dot < 0 ? path : path.slice(0, path.length - name.length + dot);
  if (text === null) return stem;
  return stem + (text.startsWith('.') ? text : `.${text}`);
}
/** A later absolute path takes the place of what came before. */
export function combine(paths: readonly string[]): string {
  return paths.reduce((whole, path) => {
    if (path === '') return whole;
    if (path.startsWith('/') || whole === '') return path;
    return whole.endsWith('/') ? whole + path : `${whole}/${path}`;
  }, '');
}
/** Puts paths behind each other, absolute or not. */
export function join(paths: readonly string[]): string {
  return paths.reduce((whole, path) => {
    if (path === '' || whole === '') return whole + path;
    return whole.endsWith('/') || path.startsWith('/') ? whole + path : `${whole}/${path}`;
  }, '');
}
/** Absolute, without `.`, `..` and doubled separators; a separator at the end stays. */
export function fullPath(path: string, base = currentDirectory()): string {
  const absolute = path.startsWith('/') ? path : `${base}/${path}`;
  const parts: string[] = [];
  for (const part of absolute.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const ends = absolute.endsWith('/') && parts.length > 0;
  return `/${parts.join('/')}${ends ? '/' : ''}`;
}
export function trimEndingSeparator(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
/** The way from one path to another. */
export function relativePath(relativeTo: string, path: string): string {
  const from = fullPath(relativeTo);
  const to = fullPath(path);
  const fromParts = from.split('/').filter((part) => part !== '');
  const toParts = to.split('/').filter((part) => part !== '');
  let common = 0;
  while (common < fromParts.length && common < toParts.length && fromParts[common] === toParts[common]) common++;
  const up = fromParts.slice(common).map(() => '..');
  const way = [...up, ...toParts.slice(common)].join('/');
  if (way === '') return '.';
  return to.endsWith('/') && toParts.length > common ? `${way}/` : way;
}
