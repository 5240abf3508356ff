/** CommentHelpInfo: the comment-based help of a function or script, section by section (GetHelpContent). */
import type { FunctionDefinitionAst, ScriptBlockAst } from '../../../../parser/index.js';
import type { CommentHelp } from '../../../help/comment-directives.js';
import { helpCommentOf } from '../../../help/comment-search.js';
import { defineType, type MemberImplementation, type NetType, types } from '../../../objects/net-type.js';
import { genericType } from '../../collections/elements.js';
import { NetDictionary } from '../../collections/net-dictionary.js';
import { readOnlyCollection } from '../../collections/read-only-collection.js';
import { language } from './names.js';

class CommentHelpInfo {
  declare readonly netType: NetType;
  constructor(
    /** Null for one that a script made, which has nothing. */
    readonly help: CommentHelp | null,
  ) {}
}

/** The help of a function or script; null when there is none. */
export function helpOf(ast: FunctionDefinitionAst | ScriptBlockAst): CommentHelpInfo | null {
  const found = helpCommentOf(ast);
  return found === null ? null : new CommentHelpInfo(found.help);
}

type Text = (help: CommentHelp) => string;
type List = (help: CommentHelp) => string[];

/** Sections in the order of the type's properties. */
const beginning: Record<string, Text> = {
  Synopsis: (help) => help.synopsis,
  Description: (help) => help.description,
  Notes: (help) => help.notes,
};
const lists: Record<string, List> = {
  Links: (help) => help.links,
  Examples: (help) => help.examples,
  Inputs: (help) => help.inputs,
  Outputs: (help) => help.outputs,
};
const end: Record<string, Text> = {
  Component: (help) => help.component.trim(),
  Role: (help) => help.role.trim(),
  Functionality: (help) => help.functionality.trim(),
  ForwardHelpTargetName: (help) => help.forwardTarget,
  ForwardHelpCategory: (help) => help.forwardCategory,
  RemoteHelpRunspace: (help) => help.remoteRunspace,
  MamlHelpFile: (help) => help.externalHelp,
};

function texts(sections: Record<string, Text>): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [name, read] of Object.entries(sections))
    members[`string ${name} {get;}`] = ({ help }: CommentHelpInfo) => (help && read(help)) || null;
  return members;
}

function parameters({ help }: CommentHelpInfo): NetDictionary | null {
  if (help === null) return null;
  const type = genericType('System.Collections.Generic.Dictionary`2', types.string(), types.string());
  const dictionary = new NetDictionary(type);
  for (const [name, text] of help.parameters) dictionary.set(name, text);
  return dictionary;
}

/** The help as a comment again. */
function commentBlock({ help }: CommentHelpInfo): string {
  if (help === null) return '<#\n#>\n';
  const section = (name: string, text: string) => (text === '' ? '' : `.${name}\n${text}\n`);
  const inline = (name: string, text: string) => (text === '' ? '' : `.${name} ${text}\n`);
  const each = (name: string, items: readonly string[]) => items.map((text) => `.${name}\n${text}\n`).join('');
  return [
    '<#\n',
    section('SYNOPSIS', help.synopsis),
    section('DESCRIPTION', help.description),
    ...[...help.parameters].map(([name, text]) => `.PARAMETER ${name}\n${text}\n`),
    each('INPUTS', help.inputs),
    each('OUTPUTS', help.outputs),
    section('NOTES', help.notes),
    each('EXAMPLE', help.examples),
    each('LINK', help.links),
    inline('FORWARDHELPTARGETNAME', help.forwardTarget),
    inline('FORWARDHELPCATEGORY', help.forwardCategory),
    section('COMPONENT', help.component.trim()),
    section('ROLE', help.role.trim()),
    section('FUNCTIONALITY', help.functionality.trim()),
    inline('EXTERNALHELP', help.externalHelp),
    '#>\n',
  ].join('');
}

export function defineCommentHelpInfo(): void {
  defineType(`${language}.CommentHelpInfo`, { class: CommentHelpInfo }, () => {
    const collection = 'System.Collections.ObjectModel.ReadOnlyCollection[string]';
    const members: Record<string, MemberImplementation> = {
      'new()': (_type: NetType) => new CommentHelpInfo(null),
      ...texts(beginning),
      'System.Collections.Generic.IDictionary[string,string] Parameters {get;}': parameters,
    };
    for (const [name, read] of Object.entries(lists))
      members[`${collection} ${name} {get;}`] = ({ help }: CommentHelpInfo) =>
        help && readOnlyCollection(types.string(), read(help));
    return { members: { ...members, ...texts(end), 'string GetCommentBlock()': commentBlock } };
  });
}
