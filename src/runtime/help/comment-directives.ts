/** The directives of comment-based help, `.SYNOPSIS` and the like (about_Comment_Based_Help). */

export interface CommentHelp {
  synopsis: string;
  description: string;
  notes: string;
  component: string;
  role: string;
  functionality: string;
  /** By name in upper case. */
  parameters: Map<string, string>;
  examples: string[];
  inputs: string[];
  outputs: string[];
  links: string[];
  /** Another command whose help is shown instead, and of which kinds it may be. */
  forwardTarget: string;
  forwardCategory: string;
  /** An XML file that has the help. */
  externalHelp: string;
  /** The variable with the session whose help is shown instead. */
  remoteRunspace: string;
}

type TextSection = 'synopsis' | 'description' | 'notes' | 'component' | 'role' | 'functionality';
type ListSection = 'examples' | 'inputs' | 'outputs' | 'links';

const texts: Readonly<Record<string, TextSection>> = {
  SYNOPSIS: 'synopsis',
  DESCRIPTION: 'description',
  NOTES: 'notes',
  COMPONENT: 'component',
  ROLE: 'role',
  FUNCTIONALITY: 'functionality',
};
const lists: Readonly<Record<string, ListSection>> = {
  EXAMPLE: 'examples',
  INPUTS: 'inputs',
  OUTPUTS: 'outputs',
  LINK: 'links',
};
const words: Readonly<Record<string, 'forwardTarget' | 'forwardCategory' | 'externalHelp' | 'remoteRunspace'>> = {
  FORWARDHELPTARGETNAME: 'forwardTarget',
  FORWARDHELPCATEGORY: 'forwardCategory',
  EXTERNALHELP: 'externalHelp',
  REMOTEHELPRUNSPACE: 'remoteRunspace',
};

const directive = /^\s*\.(\w+)(?:\s+(\S.*))?\s*$/;
const isBlank = (line: string) => /^\s*$/.test(line);

/**
 * Reads the lines of a comment. Null when it is no help: other text stands in front of the first directive, or one of them is
 * unknown, or has a word behind it where none belongs.
 */
export function readDirectives(lines: readonly string[]): CommentHelp | null {
  const help: CommentHelp = {
    ...{ synopsis: '', description: '', notes: '', component: '', role: '', functionality: '' },
    ...{ parameters: new Map(), examples: [], inputs: [], outputs: [], links: [] },
    ...{ forwardTarget: '', forwardCategory: '', externalHelp: '', remoteRunspace: '' },
  };
  let found = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const match = directive.exec(line);
    if (match === null) {
      if (isBlank(line)) continue;
      return null;
    }
    found = true;
    const name = (match[1] as string).toUpperCase();
    const word = match[2]?.trim();
    if (word === undefined || name === 'PARAMETER') {
      const { text, last } = readSection(lines, i + 1);
      if (!addSection(help, name, word, text)) return null;
      i = last;
    } else {
      const field = words[name];
      if (field === undefined) return null;
      help[field] = word;
    }
  }
  return found ? help : null;
}

function addSection(help: CommentHelp, name: string, word: string | undefined, text: string): boolean {
  const textField = texts[name];
  const listField = lists[name];
  if (name === 'PARAMETER') {
    if (word === undefined) return false;
    const key = word.toUpperCase();
    if (!help.parameters.has(key)) help.parameters.set(key, text);
  } else if (textField !== undefined) help[textField] = text;
  else if (listField !== undefined) help[listField].push(listField === 'links' ? text.trim() : text);
  else return false;
  return true;
}

/**
 * The text from line `from` to the next directive, and the number of its last line. Blank lines in front are dropped; the
 * first line's indentation is taken from all.
 */
export function readSection(lines: readonly string[], from: number): { text: string; last: number } {
  let text = '';
  let indentation = -1;
  let i = from;
  for (; i < lines.length; i++) {
    const line = lines[i] as string;
    if (indentation < 0 && isBlank(line)) continue;
    if (directive.test(line)) break;
    const own = (/^[ \t\u00a0]*/.exec(line) as RegExpExecArray)[0].length;
    if (indentation < 0) indentation = own;
    text += `${line.slice(Math.min(own, indentation))}\n`;
  }
  return { text, last: i - 1 };
}
