/** InvocationInfo: where a command was called. What came over a wire stands in for what a position would tell. */
import { dirname } from 'node:path';
import { InvocationInfo } from '../../objects/error-record.js';
import { defineType, types } from '../../objects/net-type.js';
import { positionMessage } from '../../objects/position-message.js';
import { genericType } from '../collections/elements.js';
import { listOf } from '../collections/list.js';
import { NetDictionary } from '../collections/net-dictionary.js';

const automation = 'System.Management.Automation';

/** A property that is told by the position, or was received. */
function place<T>(name: string, absent: T, read: (extent: NonNullable<InvocationInfo['extent']>) => T) {
  return (self: InvocationInfo): T => {
    if (self.received && name in self.received) return self.received[name] as T;
    return self.extent ? read(self.extent) : absent;
  };
}

function boundParameters(self: InvocationInfo): unknown {
  self.boundParameters ??= new NetDictionary(
    genericType('System.Collections.Generic.Dictionary`2', types.string(), types.object()),
  );
  return self.boundParameters;
}

defineType(`${automation}.InvocationInfo`, { class: InvocationInfo }, () => ({
  members: {
    [`${automation}.CommandInfo MyCommand {get;}`]: (self: InvocationInfo) => self.myCommand,
    'System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}': boundParameters,
    'System.Collections.Generic.List[System.Object] UnboundArguments {get;}': (self: InvocationInfo) =>
      listOf(types.object(), self.unboundArguments),
    'int ScriptLineNumber {get;}': place('ScriptLineNumber', 0, (extent) => extent.startLineNumber),
    'int OffsetInLine {get;}': place('OffsetInLine', 0, (extent) => extent.startColumnNumber),
    'long HistoryId {get;}': (self: InvocationInfo) => BigInt(self.historyId),
    'string ScriptName {get;}': place('ScriptName', '', (extent) => extent.file ?? ''),
    'string Line {get;}': place('Line', '', (extent) => extent.source.wholeLine(extent.startLineNumber)),
    'string Statement {get;}': place('Statement', '', (extent) => extent.text),
    'string PositionMessage {get;}': place('PositionMessage', '', positionMessage),
    'string PSScriptRoot {get;}': place('PSScriptRoot', '', ({ file }) => (file === null ? '' : dirname(file))),
    'string PSCommandPath {get;}': (self: InvocationInfo) => self.commandPath,
    'string InvocationName {get;}': (self: InvocationInfo) => self.invocationName,
    'int PipelineLength {get;}': (self: InvocationInfo) => self.pipelineLength,
    'int PipelinePosition {get;}': (self: InvocationInfo) => self.pipelinePosition,
    'bool ExpectingInput {get;}': (self: InvocationInfo) => self.expectingInput,
    [`${automation}.CommandOrigin CommandOrigin {get;}`]: (self: InvocationInfo) => self.commandOrigin,
    [`${automation}.Language.IScriptExtent DisplayScriptPosition {get;set;}`]: {
      get: (self: InvocationInfo) => self.displayScriptPosition,
      set: (self: InvocationInfo, extent: unknown) => {
        self.displayScriptPosition = extent;
      },
    },
  },
}));
