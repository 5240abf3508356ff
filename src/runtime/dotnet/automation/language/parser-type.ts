/** Parser, which scripts ask for the syntax tree of a text or file, and ParseError. */
import {
  EmptyExtent,
  NamedBlockAst,
  nowhere,
  ParseError,
  type ParseResult,
  parseWithTokens,
  ScriptBlockAst,
  type ScriptExtent,
  ScriptSource,
} from '../../../../parser/index.js';
import { parseErrorMessage } from '../../../../parser/messages.js';
import { knownTypes } from '../../../engine/known-types.js';
import { scriptText } from '../../../engine/script-file.js';
import { makeArray } from '../../../objects/arrays.js';
import { NetException } from '../../../objects/net-exception.js';
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { positionMessage } from '../../../objects/position-message.js';
import type { PSReference } from '../../../objects/values.js';
import { systemException } from '../../io/io-errors.js';
import { fullPath } from '../../io/path-text.js';
import { argumentNull } from '../../system/errors.js';
import { psArgument } from '../ps-errors.js';
import { inFull, language, propertySignature } from './names.js';

/** Hands over the tree; tokens and errors go to the references. */
function answer(result: ParseResult, tokens: PSReference, errors: PSReference): ScriptBlockAst {
  tokens.set(makeArray(requireType(`${language}.Token`), result.tokens));
  errors.set(makeArray(requireType(`${language}.ParseError`), result.errors));
  return result.ast;
}

export function parseInput(
  text: string | null,
  file: string | null,
  tokens: PSReference,
  errors: PSReference,
): ScriptBlockAst {
  if (text === null) throw argumentNull('input');
  return answer(parseWithTokens(text, file, knownTypes), tokens, errors);
}

/** A file that cannot be read is an error without a place, in an empty tree. */
function parseFile(path: string, tokens: PSReference, errors: PSReference): ScriptBlockAst {
  try {
    return parseInput(readScript(path), path, tokens, errors);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const extent = new EmptyExtent(new ScriptSource('', path));
    tokens.set(makeArray(requireType(`${language}.Token`), []));
    const message = parseErrorMessage('FileReadError', [error.message]);
    const failure = new ParseError(extent, 'FileReadError', message, false);
    errors.set(makeArray(requireType(`${language}.ParseError`), [failure]));
    const nothing = nowhere(extent.source);
    const block = new NamedBlockAst(nothing, 'End', true, [], []);
    return new ScriptBlockAst(nothing, [], [], null, null, null, null, block, null);
  }
}

function readScript(path: string): string {
  if (path === '') throw psArgument('path');
  const full = fullPath(path);
  try {
    return scriptText(full);
  } catch (error) {
    throw systemException(error, full);
  }
}

/** The place and the message, as parse errors are shown. */
function errorText({ extent, message }: ParseError): string {
  return `${positionMessage(extent)}\n${message}`;
}

export function defineParser(): void {
  const results = '[ref] Token[] tokens, [ref] ParseError[] errors';
  defineType(`${language}.Parser`, {}, () => ({
    members: {
      [inFull(`static ScriptBlockAst ParseFile(string fileName, ${results})`)]: parseFile,
      [inFull(`static ScriptBlockAst ParseInput(string input, ${results})`)]: (
        text: string | null,
        tokens: PSReference,
        errors: PSReference,
      ) => parseInput(text, null, tokens, errors),
      [inFull(`static ScriptBlockAst ParseInput(string input, string fileName, ${results})`)]: parseInput,
    },
  }));
  defineType(`${language}.ParseError`, {}, () => ({
    toString: errorText,
    members: {
      [inFull('new(IScriptExtent extent, string errorId, string message)')]: (
        _type: NetType,
        extent: ScriptExtent,
        errorId: string,
        message: string,
      ) => new ParseError(extent, errorId as ParseError['errorId'], message, false),
      [propertySignature('IScriptExtent Extent')]: (self: ParseError) => self.extent,
      'string ErrorId {get;}': (self: ParseError) => self.errorId,
      'string Message {get;}': (self: ParseError) => self.message,
      'bool IncompleteInput {get;}': (self: ParseError) => self.incompleteInput,
      'string ToString()': errorText,
    },
  }));
}
