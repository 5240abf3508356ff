/**
 * A larger stack for the thread that runs scripts without a terminal. Node's --stack-size could not be given by a program to
 * itself, and a thread with a large stack takes longer to start than most scripts run; but V8 can be told at any time how far the
 * stack reaches, and Linux lets the main thread's stack grow as far as its limit says, which may be raised while it runs. Nothing
 * of this happens before calls of script are nested deep. Where it cannot be done (no koffi, another system), the stack stays as
 * it is and recursion ends earlier.
 */
import { readFileSync } from 'node:fs';

const wanted = 64n * 1024n * 1024n;
/** Bytes at the end that native code below script may use, as V8 itself leaves some. */
const reserve = 512n * 1024n;
/** RLIMIT_STACK */
const stackLimit = 3;

type Native = (...args: unknown[]) => unknown;
interface Library {
  func(name: string, result: string, parameters: readonly string[]): Native;
}

/** Only for the main thread. Never throws. */
export function growStack(): void {
  if (process.platform !== 'linux') return;
  try {
    const program = (require('koffi') as { load(path: null): Library }).load(null);
    const size = raiseLimit(program);
    const isolate = program.func('_ZN2v87Isolate10GetCurrentEv', 'void *', [])();
    const setStackLimit = program.func('_ZN2v87Isolate13SetStackLimitEm', 'void', ['void *', 'uintptr_t']);
    setStackLimit(isolate, stackStart() - (size - reserve));
  } catch (error) {
    if (process.env['PERIWINKLE_TRACE']) process.stderr.write(`The stack cannot grow: ${(error as Error).message}\n`);
  }
}

/** Raises the limit of the stack to what is wanted, or as far as it goes. Returns the limit in bytes. */
function raiseLimit(program: Library): bigint {
  const limits = new BigUint64Array(2);
  program.func('getrlimit', 'int', ['int', 'uint64_t *'])(stackLimit, limits);
  const [soft, hard] = limits as unknown as [bigint, bigint];
  if (soft >= wanted) return wanted;
  const raised = hard < wanted ? hard : wanted;
  limits[0] = raised;
  return program.func('setrlimit', 'int', ['int', 'uint64_t *'])(stackLimit, limits) === 0 ? raised : soft;
}

/** The address at which the main thread's stack begins; it grows towards lower ones. */
function stackStart(): bigint {
  // Field 28; the second one, the program's name, may have blanks.
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? [];
  return BigInt(fields[25] as string);
}
