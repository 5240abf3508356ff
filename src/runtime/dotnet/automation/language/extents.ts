/** Extents and positions: those of the parser, and those that scripts make. */
import { EmptyExtent, type ScriptExtent, ScriptSource } from '../../../../parser/index.js';
import { defineType, type MemberImplementation, type NetType } from '../../../objects/net-type.js';
import { inFull, language, propertySignature } from './names.js';

/** A place in a script that was parsed (InternalScriptPosition). */
export class ParsedPosition {
  declare readonly netType: NetType;
  constructor(
    readonly source: ScriptSource,
    readonly offset: number,
  ) {}
  get file(): string | null {
    return this.source.file;
  }
  get lineNumber(): number {
    return this.source.lineOf(this.offset);
  }
  get columnNumber(): number {
    return this.source.columnOf(this.offset);
  }
  get line(): string {
    return this.source.wholeLine(this.lineNumber);
  }
  get fullScript(): string | null {
    return this.source.text;
  }
}

/** A place that a script tells of (ScriptPosition). */
class ToldPosition {
  declare readonly netType: NetType;
  readonly offset = 0;
  readonly line: string;
  constructor(
    readonly file: string | null,
    readonly lineNumber: number,
    readonly columnNumber: number,
    line: string | null,
    readonly fullScript: string | null = null,
  ) {
    this.line = line ?? '';
  }
}
type Position = ParsedPosition | ToldPosition;

/** An extent between two such places (ScriptExtent). */
class ToldExtent {
  declare readonly netType: NetType;
  constructor(
    readonly from: Position,
    readonly to: Position,
  ) {}
  /** What is between the two places; of several lines, the rest of the first and the beginning of the last. */
  get text(): string {
    const { from, to } = this;
    if (to.columnNumber < 1) return '';
    if (from.lineNumber === to.lineNumber) return from.line.slice(from.columnNumber - 1, to.columnNumber - 1);
    return `${from.line.slice(from.columnNumber)}...${to.line.slice(0, to.columnNumber)}`;
  }
}
type Extent = ScriptExtent | ToldExtent;

/** EmptyScriptPosition. */
class NoPosition extends ToldPosition {
  constructor() {
    super(null, 0, 0, '');
  }
}
const nowhere = new NoPosition();

/** Where nothing stands. */
export function emptyExtent(): ScriptExtent {
  return new EmptyExtent(new ScriptSource(''));
}

function startOf(extent: Extent): Position {
  if (extent instanceof ToldExtent) return extent.from;
  return extent instanceof EmptyExtent ? nowhere : new ParsedPosition(extent.source, extent.start);
}
function endOf(extent: Extent): Position {
  if (extent instanceof ToldExtent) return extent.to;
  return extent instanceof EmptyExtent ? nowhere : new ParsedPosition(extent.source, extent.end);
}

type Reader = (self: never) => unknown;

const positionProperties: Record<string, Reader> = {
  'string File': (self: Position) => self.file,
  'int LineNumber': (self: Position) => self.lineNumber,
  'int ColumnNumber': (self: Position) => self.columnNumber,
  'string Line': (self: Position) => self.line,
  'int Offset': (self: Position) => self.offset,
};
const positionMethods: Record<string, MemberImplementation> = {
  'string GetFullScript()': (self: Position) => self.fullScript,
};
const extentProperties: Record<string, Reader> = {
  'string File': (self: Extent) => startOf(self).file,
  'IScriptPosition StartScriptPosition': startOf,
  'IScriptPosition EndScriptPosition': endOf,
  'int StartLineNumber': (self: Extent) => startOf(self).lineNumber,
  'int StartColumnNumber': (self: Extent) => startOf(self).columnNumber,
  'int EndLineNumber': (self: Extent) => endOf(self).lineNumber,
  'int EndColumnNumber': (self: Extent) => endOf(self).columnNumber,
  'string Text': (self: Extent) => self.text,
  'int StartOffset': (self: Extent) => startOf(self).offset,
  'int EndOffset': (self: Extent) => endOf(self).offset,
};

function signatures(properties: Record<string, Reader>): Record<string, MemberImplementation> {
  return Object.fromEntries(Object.entries(properties).map(([text, read]) => [propertySignature(text), read]));
}

export function defineExtents(): void {
  const position = () => ({ ...signatures(positionProperties), ...positionMethods });
  const extent = () => signatures(extentProperties);
  defineType(`${language}.IScriptPosition`, {}, () => ({ kind: 'interface', members: position() }));
  defineType(`${language}.IScriptExtent`, {}, () => ({ kind: 'interface', members: extent() }));
  defineType(`${language}.InternalScriptPosition`, { class: ParsedPosition }, () => ({
    interfaces: [`${language}.IScriptPosition`],
    members: position(),
  }));
  defineType(`${language}.InternalScriptExtent`, {}, () => ({
    interfaces: [`${language}.IScriptExtent`],
    toString: (self: ScriptExtent) => self.text,
    members: { ...extent(), 'string ToString()': (self: ScriptExtent) => self.text },
  }));
  defineType(`${language}.EmptyScriptPosition`, { class: NoPosition }, () => ({
    interfaces: [`${language}.IScriptPosition`],
    members: position(),
  }));
  defineType(`${language}.EmptyScriptExtent`, {}, () => ({
    interfaces: [`${language}.IScriptExtent`],
    members: extent(),
  }));
  const told = 'string scriptName, int scriptLineNumber, int offsetInLine, string line';
  const makePosition = (_type: NetType, ...args: ConstructorParameters<typeof ToldPosition>) =>
    new ToldPosition(...args);
  defineType(`${language}.ScriptPosition`, { class: ToldPosition }, () => ({
    interfaces: [`${language}.IScriptPosition`],
    members: {
      [`new(${told})`]: makePosition,
      [`new(${told}, string fullScript)`]: makePosition,
      ...position(),
    },
  }));
  defineType(`${language}.ScriptExtent`, { class: ToldExtent }, () => ({
    interfaces: [`${language}.IScriptExtent`],
    members: {
      [inFull('new(ScriptPosition startPosition, ScriptPosition endPosition)')]: (
        _type: NetType,
        from: ToldPosition,
        to: ToldPosition,
      ) => new ToldExtent(from, to),
      ...extent(),
    },
  }));
}
