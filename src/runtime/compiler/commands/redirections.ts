/** Redirections of a command or expression (about_Redirection). */
import type {
  FileRedirectionAst,
  MergingRedirectionAst,
  RedirectionAst,
  RedirectionStream,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { toText } from '../../language/index.js';
import { isNull } from '../../objects/values.js';
import { NullSink, type Sink } from '../../pipeline/sink.js';
import type { StreamName, StreamSet } from '../../pipeline/streams.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';

export interface CompiledRedirection {
  from: RedirectionStream;
  /** null: to a file. */
  to: RedirectionStream | null;
  file: Value | null;
  append: boolean;
}

export function compileRedirections(compilation: Compilation, asts: readonly RedirectionAst[]): CompiledRedirection[] {
  return asts.map((ast) => {
    if (ast.kind === 'MergingRedirectionAst')
      return { from: ast.fromStream, to: (ast as MergingRedirectionAst).toStream, file: null, append: false };
    const file = ast as FileRedirectionAst;
    return {
      from: file.fromStream,
      to: null,
      file: compileExpression(compilation, file.location),
      append: file.append,
    };
  });
}

/** What redirections make of a command's sinks, and the files to close at the end. */
export interface Redirected {
  out: Sink;
  streams: StreamSet;
  close(): void;
}

const streamNames: Record<string, StreamName> = {
  Error: 'error',
  Warning: 'warning',
  Verbose: 'verbose',
  Debug: 'debug',
  Information: 'information',
};
const allStreams: StreamName[] = ['error', 'warning', 'verbose', 'debug', 'information'];

/** A file that a redirection writes: made by the engine, which knows how output is rendered and where paths lead. */
export interface RedirectionFile extends Sink {
  close(): void;
}

export function applyRedirections(
  f: Frame,
  redirections: readonly CompiledRedirection[],
  out: Sink,
  streams: StreamSet,
): Redirected {
  const files: RedirectionFile[] = [];
  const originalOut = out;
  for (const redirection of redirections) {
    const names =
      redirection.from === 'All' ? allStreams : [streamNames[redirection.from]].filter((n) => n !== undefined);
    if (redirection.to !== null) {
      const changes: Partial<Record<StreamName, Sink>> = {};
      for (const name of names) changes[name] = out;
      streams = streams.with(changes);
      continue;
    }
    const target = (redirection.file as Value)(f);
    const sink = openTarget(f, target, redirection.append, files);
    const changes: Partial<Record<StreamName, Sink>> = {};
    for (const name of names) changes[name] = sink;
    streams = streams.with(changes);
    if (redirection.from === 'Output' || redirection.from === 'All') {
      // Streams that were merged into the output before go with it.
      const follow: Partial<Record<StreamName, Sink>> = {};
      for (const name of allStreams) if (streams[name] === originalOut) follow[name] = sink;
      streams = streams.with(follow);
      out = sink;
    }
  }
  return {
    out,
    streams,
    close() {
      for (const file of files) file.close();
    },
  };
}

function openTarget(f: Frame, target: unknown, append: boolean, files: RedirectionFile[]): Sink {
  const path = isNull(target) ? '' : toText(target);
  if (path.trim() === '') return NullSink.instance;
  const file = f.engine.openRedirection(f, path, append);
  files.push(file);
  return file;
}
