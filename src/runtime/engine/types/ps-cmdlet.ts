/** $PSCmdlet as a .NET type: PSScriptCmdlet, a PSCmdlet. */

import type { ErrorRecord } from '../../objects/error-record.js';
import { defineType } from '../../objects/net-type.js';
import type { InformationRecord, ProgressRecord } from '../../objects/records.js';
import { InformationRecord as Information } from '../../objects/records.js';
import type { PSReference } from '../../objects/values.js';
import { PSScriptCmdlet } from '../../pipeline/ps-script-cmdlet.js';
import { ProviderIntrinsics } from './provider-intrinsics.js';
import { pathIntrinsicsOf } from './session-state.js';

defineType('System.Management.Automation.PSScriptCmdlet', { class: PSScriptCmdlet }, () => ({
  base: 'System.Management.Automation.PSCmdlet',
}));

defineType('System.Management.Automation.PSCmdlet', {}, () => ({
  base: 'System.Management.Automation.Cmdlet',
  abstract: true,
  members: {
    'string ParameterSetName {get;}': (self: PSScriptCmdlet) => self.parameterSetName,
    'System.Management.Automation.InvocationInfo MyInvocation {get;}': (self: PSScriptCmdlet) => self.invocation,
    'System.Management.Automation.PagingParameters PagingParameters {get;}': (self: PSScriptCmdlet) => self.paging,
    'System.Management.Automation.PSEventManager Events {get;}': (self: PSScriptCmdlet) => self.frame.engine.events,
    'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}': (self: PSScriptCmdlet) =>
      self.session.invokeCommand,
    'System.Management.Automation.Host.PSHost Host {get;}': (self: PSScriptCmdlet) => self.frame.engine.hostObject,
    'System.Management.Automation.SessionState SessionState {get;}': (self: PSScriptCmdlet) => self.session.intrinsics,
    'System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}': (self: PSScriptCmdlet) =>
      new ProviderIntrinsics(self.session),
    'bool Stopping {get;}': (self: PSScriptCmdlet) => self.stopping,
    'System.Management.Automation.CommandOrigin CommandOrigin {get;}': () => 'Internal',
    'System.Object GetVariableValue(string name)': (self: PSScriptCmdlet, name: string) =>
      self.session.getVariable(name) ?? null,
    'System.Object GetVariableValue(string name, System.Object defaultValue)': (
      self: PSScriptCmdlet,
      name: string,
      otherwise: unknown,
    ) => self.session.getVariable(name) ?? otherwise,
    'string GetUnresolvedProviderPathFromPSPath(string path)': (self: PSScriptCmdlet, path: string) =>
      pathIntrinsicsOf(self.session).unresolved(path),
    'System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, [ref] System.Management.Automation.ProviderInfo provider)':
      (self: PSScriptCmdlet, path: string, provider: PSReference) =>
        pathIntrinsicsOf(self.session).resolved(path, provider),
    'System.Management.Automation.PathInfo CurrentProviderLocation(string providerId)': (
      self: PSScriptCmdlet,
      provider: string,
    ) => self.session.providers.locations.ofProvider(provider),
    'void WriteObject(System.Object sendToPipeline)': (self: PSScriptCmdlet, value: unknown) =>
      self.writeObject(value, false),
    'void WriteObject(System.Object sendToPipeline, bool enumerateCollection)': (
      self: PSScriptCmdlet,
      value: unknown,
      enumerate: boolean,
    ) => self.writeObject(value, enumerate),
    'void WriteError(System.Management.Automation.ErrorRecord errorRecord)': (
      self: PSScriptCmdlet,
      record: ErrorRecord,
    ) => self.writeError(record),
    'void WriteWarning(string text)': (self: PSScriptCmdlet, text: string) => self.writeWarning(text),
    'void WriteVerbose(string text)': (self: PSScriptCmdlet, text: string) => self.writeVerbose(text),
    'void WriteDebug(string text)': (self: PSScriptCmdlet, text: string) => self.writeDebug(text),
    'void WriteCommandDetail(string text)': () => undefined,
    'void WriteProgress(System.Management.Automation.ProgressRecord progressRecord)': (
      self: PSScriptCmdlet,
      record: ProgressRecord,
    ) => self.writeProgress(record),
    'void WriteInformation(System.Object messageData, string[] tags)': (
      self: PSScriptCmdlet,
      data: unknown,
      tags: string[] | null,
    ) => {
      const record = new Information(data, self.invocation.commandPath ?? self.processor.command.name);
      record.tags = tags ?? [];
      self.writeInformation(record);
    },
    'void WriteInformation(System.Management.Automation.InformationRecord informationRecord)': (
      self: PSScriptCmdlet,
      record: InformationRecord,
    ) => self.writeInformation(record),
    'void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)': (
      self: PSScriptCmdlet,
      record: ErrorRecord,
    ) => self.throwTerminatingError(record),
    'bool ShouldProcess(string target)': (self: PSScriptCmdlet, target: string) =>
      self.confirmation.ask(target, self.processor.command.name),
    'bool ShouldProcess(string target, string action)': (self: PSScriptCmdlet, target: string, action: string) =>
      self.confirmation.ask(target, action),
    'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)': (
      self: PSScriptCmdlet,
      description: string,
      warning: string,
      caption: string,
    ) => self.confirmation.askWith(() => description, warning, caption),
    'bool ShouldContinue(string query, string caption)': (self: PSScriptCmdlet, query: string, caption: string) =>
      self.confirmation.shouldContinue(query, caption),
    'bool ShouldContinue(string query, string caption, [ref] bool yesToAll, [ref] bool noToAll)': (
      self: PSScriptCmdlet,
      query: string,
      caption: string,
      yesToAll: PSReference,
      noToAll: PSReference,
    ) => {
      const state = { yesToAll: yesToAll.get() === true, noToAll: noToAll.get() === true };
      const answer = self.confirmation.shouldContinue(query, caption, state);
      yesToAll.set(state.yesToAll);
      noToAll.set(state.noToAll);
      return answer;
    },
    'bool TransactionAvailable()': () => false,
  },
}));
