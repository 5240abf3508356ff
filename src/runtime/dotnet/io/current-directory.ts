/**
 * The process's directory, against which .NET resolves relative paths. It is not the shell's location: Set-Location leaves it
 * alone. A worker thread cannot change the real one, so it is kept here.
 */
let current: string | undefined;

export function currentDirectory(): string {
  current ??= process.cwd();
  return current;
}
/** `path` must be absolute and exist; whoever sets it has looked. */
export function setCurrentDirectory(path: string): void {
  current = path;
}
