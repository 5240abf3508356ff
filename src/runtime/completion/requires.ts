/** `#requires`: its parameters and their values. */
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { fold } from '../objects/values.js';
import type { CompletionContext } from './completion-context.js';
import { completeModuleName } from './modules.js';
import { hasPrefix, result } from './results.js';
import { editionToolTips, moduleKeyToolTips, requiresToolTips } from './tool-tips.js';

export function completeRequires(context: CompletionContext): CompletionResult[] {
  const { line, cursor, source } = context;
  const before = line.slice(0, source.columnOf(cursor) - 1);
  if (/ -RunAsAdministrator/i.test(before)) return [];
  const parameter = [...before.matchAll(/\s+-([A-Za-z]+|$)/g)].at(-1);
  if (parameter === undefined) return [];
  const [all, name = ''] = parameter;
  if (parameter.index + all.length === before.length) return parameters(context, name);
  const value = [...before.matchAll(/(\s+|,|;|{|"|'|=)(\w+|$)/g)].at(-1)?.[2] ?? '';
  context.replace(cursor - value.length, value.length);
  switch (fold(name)) {
    case 'psedition':
      return Object.entries(editionToolTips)
        .filter(([edition]) => hasPrefix(edition, value))
        .map(([edition, toolTip]) => result('ParameterValue', edition, edition, toolTip));
    case 'modules':
      return modules(context, before, value);
  }
  return [];
}

function parameters(context: CompletionContext, begun: string): CompletionResult[] {
  const { line, cursor } = context;
  context.replace(cursor - begun.length, begun.length);
  return Object.entries(requiresToolTips)
    .filter(([name]) => hasPrefix(name, begun) && !fold(line).includes(fold(` -${name}`)))
    .map(([name, toolTip]) => result('ParameterName', name, name, toolTip));
}

/** A module's name, or inside of `@{ }` a key of a module specification. */
function modules(context: CompletionContext, before: string, value: string): CompletionResult[] {
  const open = before.lastIndexOf('@{');
  const names = () => {
    context.word = value;
    return completeModuleName(context, true);
  };
  if (open < 0 || before.lastIndexOf('}') > open) return names();
  const table = before.slice(open);
  const keys = [...table.matchAll(/(@{|;)\s*(?:'|"|\w*)\w*/g)];
  const used = keys.map(([text]) => text.replace(/^[@{;"' ]+/, '')).filter((key) => key !== '');
  const last = keys.at(-1);
  const isKey = last !== undefined && last.index + last[0].length === table.length;
  if (!isKey) return fold(used.at(-1) ?? '') === 'modulename' ? names() : [];
  return specificationKeys(new Set(used.map(fold)))
    .filter((key) => hasPrefix(key, value))
    .map((key) => result('ParameterValue', key, key, moduleKeyToolTips[key]));
}

/** The keys that can still be added to a module specification: an exact version excludes a range. */
export function specificationKeys(used: ReadonlySet<string>): string[] {
  const hasRange = used.has('moduleversion') || used.has('maximumversion');
  return Object.keys(moduleKeyToolTips).filter((key) => {
    if (used.has(fold(key))) return false;
    if (key === 'RequiredVersion') return !hasRange;
    return !(/^(ModuleVersion|MaximumVersion)$/.test(key) && used.has('requiredversion'));
  });
}
