/** Runs a program of the system to its end, for what it prints. */
import type { ReadReply, StartRequest } from '../../io/services/process.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export interface ProgramResult {
  /** Null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Throws IoError, `ENOENT` where there is no such program. */
export function runProgram(
  cmd: CmdletRuntime,
  file: string,
  args: readonly string[],
  { stdin = 'ignore', stdout = 'pipe' }: Partial<Pick<StartRequest, 'stdin' | 'stdout'>> = {},
): ProgramResult {
  const request: StartRequest = {
    file,
    args: [...args],
    cwd: cmd.context.currentDirectory,
    env: { ...cmd.context.childEnvironment, LC_ALL: 'C' },
    stdin,
    stdout,
    stderr: 'pipe',
  };
  const id = cmd.io.call<number>('process.start', request);
  const out: Uint8Array[] = [];
  const errors: Uint8Array[] = [];
  for (;;) {
    const reply = cmd.io.call<ReadReply>('process.read', { id });
    out.push(...reply.stdout);
    errors.push(...reply.stderr);
    if (reply.exit === null) continue;
    const text = (chunks: Uint8Array[]) => Buffer.concat(chunks).toString('utf8');
    return { code: reply.exit.code, stdout: text(out), stderr: text(errors) };
  }
}
