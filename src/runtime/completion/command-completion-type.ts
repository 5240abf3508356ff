/** CommandCompletion as a .NET type: CompleteInput for scripts and hosts, and the matches as a collection. */
import type { Ast, ScriptBlockAst, Token } from '../../parser/index.js';
import { CommandCompletion } from '../dotnet/automation/command-completion.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { ParsedPosition } from '../dotnet/automation/language/extents.js';
import { inFull } from '../dotnet/automation/language/names.js';
import { psArgument, psArgumentNull } from '../dotnet/automation/ps-errors.js';
import { collectionOf } from '../dotnet/collections/collection.js';
import { genericType } from '../dotnet/collections/elements.js';
import { Tuple } from '../dotnet/system/value-tuple.js';
import { currentEngine } from '../engine/current-engine.js';
import { enumerableOf } from '../language/index.js';
import { makeArray } from '../objects/arrays.js';
import { getProperty } from '../objects/members.js';
import { defineType, type NetType, requireType } from '../objects/net-type.js';
import { completeInput, completeParsed, parseInput } from './complete-input.js';

const automation = 'System.Management.Automation';
const collection = `System.Collections.ObjectModel.Collection[${automation}.CompletionResult]`;
const shell = `${automation}.PowerShell powershell`;

function completeText(text: string | null, cursor: number, options: unknown): CommandCompletion {
  if (text === null || text === '') return new CommandCompletion([], -1, -1, -1);
  if (cursor > text.length) throw psArgument('cursorIndex');
  return completeInput(currentEngine(), text, cursor, options);
}

function completeTree(ast: Ast | null, tokens: unknown, position: unknown, options: unknown): CommandCompletion {
  if (ast === null) throw psArgumentNull('ast');
  if (tokens === null) throw psArgumentNull('tokens');
  if (position === null) throw psArgumentNull('cursorPosition');
  const cursor = Number(getProperty(position, 'Offset'));
  const script = { ast: ast as ScriptBlockAst, tokens: [...(enumerableOf(tokens) ?? [])] as Token[], cursor };
  return completeParsed(currentEngine(), script, options);
}

/** The text as tree, tokens and place of the cursor. */
function mapInput(text: string | null, cursor: number): unknown {
  if (cursor > (text ?? '').length) throw psArgument('cursorIndex');
  const { ast, tokens } = parseInput(text ?? '', cursor);
  const [tree, token, position] = ['Ast', 'Token', 'IScriptPosition'].map((name) => requireType(inFull(name))) as [
    NetType,
    NetType,
    NetType,
  ];
  const tuple = genericType('System.Tuple`3', tree, token.makeArray(), position);
  return new Tuple(tuple, [ast, makeArray(token, [...tokens]), new ParsedPosition(ast.extent.source, cursor)]);
}

defineType(`${automation}.CommandCompletion`, { class: CommandCompletion }, () => ({
  members: {
    [`new(${collection} matches, int currentMatchIndex, int replacementIndex, int replacementLength)`]: (
      _type: NetType,
      matches: CompletionResult[],
      current: number,
      index: number,
      length: number,
    ) => new CommandCompletion(matches, current, index, length),
    'int CurrentMatchIndex {get;set;}': {
      get: (self: CommandCompletion) => self.currentMatchIndex,
      set: (self: CommandCompletion, value: number) => {
        self.currentMatchIndex = value;
      },
    },
    'int ReplacementIndex {get;set;}': {
      get: (self: CommandCompletion) => self.replacementIndex,
      set: (self: CommandCompletion, value: number) => {
        self.replacementIndex = value;
      },
    },
    'int ReplacementLength {get;set;}': {
      get: (self: CommandCompletion) => self.replacementLength,
      set: (self: CommandCompletion, value: number) => {
        self.replacementLength = value;
      },
    },
    [`${collection} CompletionMatches {get;set;}`]: {
      get: (self: CommandCompletion) => matchesOf(self),
      set: (self: CommandCompletion, matches: unknown) => {
        self.matches = [...(enumerableOf(matches) ?? [])] as CompletionResult[];
      },
    },
    [`${automation}.CompletionResult GetNextResult(bool forward)`]: (self: CommandCompletion, forward: boolean) =>
      self.next(forward),
    [inFull(
      `static System.Tuple[Ast,Token[],IScriptPosition] MapStringInputToParsedInput(string input, int cursorIndex)`,
    )]: mapInput,
    [`static ${automation}.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)`]:
      completeText,
    [inFull(
      `static ${automation}.CommandCompletion CompleteInput(Ast ast, Token[] tokens, IScriptPosition positionOfCursor, hashtable options)`,
    )]: completeTree,
    [`static ${automation}.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options, ${shell})`]:
      completeText,
    [inFull(
      `static ${automation}.CommandCompletion CompleteInput(Ast ast, Token[] tokens, IScriptPosition cursorPosition, hashtable options, ${shell})`,
    )]: completeTree,
  },
}));

/** One collection for each list of matches: what a script adds to it stays. */
const collections = new WeakMap<readonly CompletionResult[], { list: unknown }>();

function matchesOf(completion: CommandCompletion): unknown {
  const known = collections.get(completion.matches);
  if (known !== undefined) return known.list;
  const items = [...completion.matches];
  const list = collectionOf(requireType(`${automation}.CompletionResult`), items);
  completion.matches = items;
  collections.set(items, { list });
  return list;
}
