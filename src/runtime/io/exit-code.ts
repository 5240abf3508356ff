/** A program's exit code as shells give it: that of one which a signal ended is 128 and the signal's number. */
const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

export function exitCodeOf({ code, signal }: { code: number | null; signal: string | null }): number {
  return code ?? 128 + (signalNumbers[signal ?? ''] ?? 0);
}
