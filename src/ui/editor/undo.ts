/** Edits and how to undo them. Done and undone edits are linked lists, so that a line of ten thousand keys costs no copying. */

/** The function that made an edit, for Vi mode to make it again. */
export interface Instigator {
  readonly name: string;
  readonly argument: number | null;
  /** The key that the function waited for. */
  readonly character?: string;
}

export type Edit = { readonly by?: Instigator } & (
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  /** `cursorBehind`: undoing puts the cursor behind the text that comes back, not in front of it. */
  | { readonly kind: 'delete'; readonly at: number; readonly text: string; readonly cursorBehind: boolean }
  /** The characters in front of and behind `at`, exchanged. */
  | { readonly kind: 'swap'; readonly at: number }
  | { readonly kind: 'group'; readonly edits: readonly Edit[] }
);

export interface EditCell {
  readonly edit: Edit;
  readonly below: EditCell | null;
}
export interface EditLog {
  readonly done: EditCell | null;
  readonly undone: EditCell | null;
}
export const noEdits: EditLog = { done: null, undone: null };

interface TextAndCursor {
  readonly text: string;
  readonly cursor: number;
}

const splice = (text: string, at: number, length: number, replacement: string): string =>
  text.slice(0, at) + replacement + text.slice(at + length);

const swapped = (text: string, at: number): string => splice(text, at - 1, 2, text[at]! + text[at - 1]!);

export function apply(edit: Edit, to: TextAndCursor): TextAndCursor {
  switch (edit.kind) {
    case 'insert':
      return { text: splice(to.text, edit.at, 0, edit.text), cursor: edit.at + edit.text.length };
    case 'delete':
      return { text: splice(to.text, edit.at, edit.text.length, ''), cursor: edit.at };
    case 'swap':
      return { text: swapped(to.text, edit.at), cursor: to.cursor };
    case 'group':
      return edit.edits.reduce((result, inner) => apply(inner, result), to);
  }
}

function revert(edit: Edit, from: TextAndCursor): TextAndCursor {
  switch (edit.kind) {
    case 'insert':
      return { text: splice(from.text, edit.at, edit.text.length, ''), cursor: edit.at };
    case 'delete':
      return {
        text: splice(from.text, edit.at, 0, edit.text),
        cursor: edit.cursorBehind ? edit.at + edit.text.length : edit.at,
      };
    case 'swap':
      return { text: swapped(from.text, edit.at), cursor: from.cursor };
    case 'group':
      return edit.edits.reduceRight((result, inner) => revert(inner, result), from);
  }
}

/** Notes an edit that was made; what had been undone cannot be redone any more. */
export const note = (log: EditLog, edit: Edit): EditLog => ({ done: { edit, below: log.done }, undone: null });

/** The log of a text that came as a whole, from the history. */
export const editsOfWholeText = (text: string): EditLog => note(noEdits, { kind: 'insert', at: 0, text });

type WithLog = TextAndCursor & { readonly edits: EditLog };

/** One edit back; undefined when there is none. */
export function undo({ text, cursor, edits }: WithLog): WithLog | undefined {
  const top = edits.done;
  if (!top) return undefined;
  const reverted = revert(top.edit, { text, cursor });
  return { ...reverted, edits: { done: top.below, undone: { edit: top.edit, below: edits.undone } } };
}

/** Makes the last undone edit again; undefined when there is none. */
export function redo({ text, cursor, edits }: WithLog): WithLog | undefined {
  const top = edits.undone;
  if (!top) return undefined;
  const again = apply(top.edit, { text, cursor });
  return { ...again, edits: { done: { edit: top.edit, below: edits.done }, undone: top.below } };
}
