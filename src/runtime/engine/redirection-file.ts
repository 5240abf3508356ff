/** `> file`: what is written is rendered as Out-File renders it; native output is copied as bytes. And switch -File. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { RedirectionFile } from '../compiler/commands/redirections.js';
import { runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { ByteSink, NullSink } from '../pipeline/sink.js';
import { ProviderContext } from '../providers/provider-context.js';
import { decodeText } from './decode-text.js';
import type { ExecutionContext } from './execution-context.js';
import type { Frame } from './frame.js';
import { fileSystemPath } from './provider-environment.js';

/** Opens the file at once, so that a command that fails leaves it empty. Throws as Out-File does. */
export function openRedirectionFile(
  engine: ExecutionContext,
  frame: Frame,
  path: string,
  append: boolean,
): RedirectionFile {
  const fullPath = fileSystemPath(engine, path);
  if (fullPath === null) throw runtimeError('FileOpenFailure', `Cannot open file "${path}".`, 'OpenError', path);
  const out =
    engine.commands.find(frame.scope, 'Microsoft.PowerShell.Utility\\Out-File') ??
    engine.commands.find(frame.scope, 'Out-File');
  if (out === null) throw runtimeError('CommandNotFoundException', 'Out-File is not available.', 'ObjectNotFound');
  return new RedirectedFile(frame, fullPath, append, makeProcessor(frame, out, null, false));
}

class RedirectedFile extends ByteSink implements RedirectionFile {
  #descriptor: number | null = null;
  constructor(
    frame: Frame,
    readonly path: string,
    append: boolean,
    readonly processor: CommandProcessor,
  ) {
    super();
    processor.out = NullSink.instance;
    processor.streams = frame.streams;
    processor.expectsInput = true;
    processor.prepare([named('LiteralPath', path), named('Append', append), named('Width', 2147483647)]);
    processor.begin();
  }
  override write(value: unknown): void {
    this.processor.write(value);
  }
  /** Native output goes to the file as it is. */
  override writeBytes(bytes: Uint8Array): void {
    this.#descriptor ??= openSync(this.path, 'a');
    writeSync(this.#descriptor, bytes);
  }
  close(): void {
    this.processor.end();
    this.processor.dispose();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
  }
}

function named(name: string, value: unknown) {
  return { name, value, hasValue: true, extent: null, text: `-${name}:`, fromSplat: false };
}

export function readFileLines(engine: ExecutionContext, _frame: Frame, path: string): string[] {
  const context = new ProviderContext(null);
  const lines: string[] = [];
  for (const found of engine.providers.paths.resolve(path, context)) {
    let text: string;
    try {
      text = decodeText(readFileSync(found.providerPath));
    } catch (error) {
      throw new NetException('System.IO.IOException', (error as Error).message);
    }
    const own = text.split(/\r\n|\n|\r/);
    if (own.at(-1) === '') own.pop();
    for (const line of own) lines.push(line);
  }
  context.throwFirstError();
  return lines;
}
