/** A provider session on a folder of its own, with plain maps for the engine's variables, functions and aliases. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../../src/runtime/dotnet/index.js';
import '../../../src/runtime/dotnet/automation/exception-types.js';
import type { ErrorRecord } from '../../../src/runtime/objects/error-record.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import { PSObject } from '../../../src/runtime/objects/ps-object.js';
import { ProviderContext } from '../../../src/runtime/providers/provider-context.js';
import { ProviderSession } from '../../../src/runtime/providers/provider-session.js';
import '../../../src/runtime/providers/provider-types.js';
import type { SessionEnvironment, SessionItems } from '../../../src/runtime/providers/session-environment.js';

class Item extends PSObject {
  constructor(
    readonly name: string,
    public value: unknown,
  ) {
    super();
  }
}

function items(): SessionItems {
  const table = new Map<string, Item>();
  return {
    entries: () => [...table.values()].map((item) => [item.name, item] as const),
    get: (name) => table.get(name.toLowerCase()),
    set: (name, value) => {
      const item = new Item(name, value instanceof Item ? value.value : value);
      table.set(name.toLowerCase(), item);
      return item;
    },
    remove: (name) => {
      table.delete(name.toLowerCase());
    },
    isItem: (value) => value instanceof Item,
    valueOf: (item) => (item as Item).value,
    optionsOf: () => 0,
  };
}

export interface TestSession {
  session: ProviderSession;
  /** The session's own folder, where it starts. */
  root: string;
  environment: SessionEnvironment;
  /** The scopes, the innermost first; the global one is the last. */
  scopes: object[];
  /** What was written to the context of `context()` since the last call. */
  written: unknown[];
  errors: ErrorRecord[];
  /** What ShouldProcess was asked; `answer` is what it said. */
  questions: string[];
  answer: boolean;
  context(
    changes?: Partial<
      Pick<ProviderContext, 'force' | 'filter' | 'include' | 'exclude' | 'literal' | 'dynamic' | 'passThru'>
    >,
  ): ProviderContext;
  dispose(): void;
}

export function testSession(): TestSession {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'providers-')));
  const variables = new Map<string, string>([['HOME', root]]);
  const scopes: object[] = [{}];
  const environment: SessionEnvironment = {
    variables: items(),
    functions: items(),
    aliases: items(),
    environmentVariables: {
      names: () => variables.keys(),
      get: (name) => variables.get(name),
      set: (name, value) => {
        if (value === null) variables.delete(name);
        else variables.set(name, value);
      },
    },
    homeDirectory: root,
    temporaryDirectory: tmpdir(),
    startDirectory: root,
    scopes: () => scopes,
    scope: (id) => scopes[id === 'global' ? scopes.length - 1 : Number(id)] as object,
  };
  const test: TestSession = {
    session: new ProviderSession(environment),
    root,
    environment,
    scopes,
    written: [],
    errors: [],
    questions: [],
    answer: true,
    context(changes = {}) {
      const context = new ProviderContext({
        writeObject: (value) => test.written.push(value),
        writeError: (error) => test.errors.push(error),
        writeWarning: () => {},
        shouldProcess: (target, action) => {
          test.questions.push(`${action}: ${target}`);
          return test.answer;
        },
        shouldContinue: () => true,
        isBound: () => false,
        io: {
          call: () => {
            throw new Error('No services in this test');
          },
          start: () => {
            throw new Error('No services in this test');
          },
          sleep: () => {},
          idle: () => {},
        },
      });
      return Object.assign(context, changes);
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
  return test;
}

/** What an action throws, as `id: message`. */
export function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return `${error.errorRecord?.errorId ?? error.netType.fullName}: ${error.message}`;
  }
  return 'no error';
}

export function describeErrors(test: TestSession): string[] {
  return test.errors.splice(0).map((error) => `${error.errorId}: ${error.message}`);
}
