/** Script text to script blocks: parse errors become a ParseException with PowerShell's text. */
import { readFileSync } from 'node:fs';
import { findFirst, type ParseError, parse, type ScriptBlockAst } from '../../parser/index.js';
import { declareTypes } from '../compiler/classes/declare-types.js';
import { TypeScope } from '../compiler/type-scope.js';
import { ErrorCategoryInfo, ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { positionMessage } from '../objects/position-message.js';
import { trackWrapping } from '../objects/wrapping.js';
import { currentEngine, hasEngine } from './current-engine.js';
import { decodeText } from './decode-text.js';
import type { ExecutionContext } from './execution-context.js';
import { knownTypes } from './known-types.js';
import { knownTypesIn } from './scope-types.js';
import { BlockTemplate, ScriptBlock } from './script-block.js';
import type { SessionState } from './session-state.js';

/** The text of a script file: a byte order mark decides, UTF-8 otherwise. */
export function scriptText(path: string): string {
  return decodeText(readFileSync(path));
}

/** Throws a ParseException. `file` null is typed text. */
export function parseScript(
  text: string,
  file: string | null,
  session: SessionState | null,
  origin: 'command' | 'file' = file === null ? 'command' : 'file',
): ScriptBlock {
  const { ast, errors, definesTypes, namesPSObject } = parse(text, file, knownTypes);
  if (namesPSObject) trackWrapping();
  if (errors.length > 0) throw parseException(errors, origin === 'command');
  return new ScriptBlock(new BlockTemplate(ast, null, declareTypes(ast, definesTypes, knownHere())), session);
}

function knownHere(): TypeScope {
  return hasEngine() ? TypeScope.around(knownTypesIn(currentEngine().frame.scope)) : TypeScope.none;
}

/** A script block of a tree that a script has in its hands, or of a part of one (ScriptBlockAst.GetScriptBlock). */
export function scriptBlockOf(ast: ScriptBlockAst, session: SessionState | null): ScriptBlock {
  const definesTypes = findFirst(ast, ({ kind }) => kind === 'TypeDefinitionAst', true) !== null;
  return new ScriptBlock(new BlockTemplate(ast, null, declareTypes(ast, definesTypes, knownHere())), session);
}

/** Scripts that were run, by their paths: run again unchanged, they have the classes that they had, with their static values. */
const loaded = new Map<string, { text: string; template: BlockTemplate }>();
const mostLoaded = 1024;

export function loadScript(engine: ExecutionContext, text: string, path: string): ScriptBlock {
  const known = loaded.get(path);
  if (known?.text === text) return new ScriptBlock(known.template, engine.session);
  const block = parseScript(text, path, engine.session);
  const isWhole = block.ast.usingStatements.every((using) => using.usingStatementKind === 'Namespace');
  if (loaded.size >= mostLoaded) loaded.clear();
  if (isWhole) loaded.set(path, { text, template: block.template });
  return block;
}

/** One exception for all errors: of a text typed at a prompt that only breaks off, the first error's message alone. */
export function parseException(errors: readonly ParseError[], typed: boolean): NetException {
  const first = errors[0] as ParseError;
  const incomplete = typed && first.incompleteInput;
  const message = incomplete ? first.message : describe(errors);
  const exception = new NetException(
    incomplete
      ? 'System.Management.Automation.IncompleteParseException'
      : 'System.Management.Automation.ParseException',
    message,
  );
  exception.properties = { Errors: errors };
  const record = new ErrorRecord(
    exception,
    first.errorId,
    new ErrorCategoryInfo('ParserError', '', exception.netType.name),
  );
  const info = new InvocationInfo();
  info.extent = first.extent;
  record.invocationInfo = info;
  exception.errorRecord = record;
  return exception;
}

function describe(errors: readonly ParseError[]): string {
  const parts = errors.slice(0, 10).map((error) => `${positionMessage(error.extent)}\n${error.message}`);
  if (errors.length > 10) parts.push('Not all parse errors were reported.  Correct the reported errors and try again.');
  return parts.join('\n\n');
}
