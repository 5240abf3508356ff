/**
 * `> file`: what is written is rendered as Out-File renders it; native output is copied as bytes. `> variable:name` leads
 * to Set-Variable instead, which keeps the objects. And switch -File.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { CommandArgument } from '../binding/command-argument.js';
import type { RedirectionFile } from '../compiler/commands/redirections.js';
import { runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { ByteSink, NullSink, Sink } from '../pipeline/sink.js';
import { ProviderContext } from '../providers/provider-context.js';
import type { CommandInfo } from './command-info.js';
import { decodeText } from './decode-text.js';
import type { ExecutionContext } from './execution-context.js';
import type { Frame } from './frame.js';
import { placeOfPath } from './provider-environment.js';

/** Opens the file at once, so that a command that fails leaves it empty. Throws as Out-File does. */
export function openRedirectionFile(
  engine: ExecutionContext,
  frame: Frame,
  path: string,
  append: boolean,
): RedirectionFile {
  const place = placeOfPath(engine, path);
  const provider = place?.provider.name;
  if (place && provider === 'Variable') {
    const args = [named('Name', place.providerPath), named('Append', append)];
    return new RedirectedObjects(start(frame, utility(engine, frame, 'Set-Variable'), args));
  }
  // A path to nowhere or to another provider is Out-File's to refuse.
  const filePath =
    place && provider === 'FileSystem' ? named('LiteralPath', place.providerPath) : named('FilePath', path);
  const args = [filePath, named('Append', append), named('Width', 2147483647)];
  return new RedirectedFile(start(frame, utility(engine, frame, 'Out-File'), args), place?.providerPath ?? path);
}

function utility(engine: ExecutionContext, frame: Frame, name: string): CommandInfo {
  const command =
    engine.commands.find(frame.scope, `Microsoft.PowerShell.Utility\\${name}`) ??
    engine.commands.find(frame.scope, name);
  if (command === null) throw runtimeError('CommandNotFoundException', `${name} is not available.`, 'ObjectNotFound');
  return command;
}

function start(frame: Frame, command: CommandInfo, args: CommandArgument[]): CommandProcessor {
  const processor = makeProcessor(frame, command, null, false);
  processor.out = NullSink.instance;
  processor.streams = frame.streams;
  processor.expectsInput = true;
  processor.prepare(args);
  processor.begin();
  return processor;
}

class RedirectedObjects extends Sink implements RedirectionFile {
  constructor(readonly processor: CommandProcessor) {
    super();
  }
  override write(value: unknown): void {
    this.processor.write(value);
  }
  close(): void {
    this.processor.end();
    this.processor.dispose();
  }
}

class RedirectedFile extends ByteSink implements RedirectionFile {
  #descriptor: number | null = null;
  constructor(
    readonly processor: CommandProcessor,
    readonly path: string,
  ) {
    super();
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
