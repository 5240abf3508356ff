/**
 * The values in host calls and their answers (MS-PSRP 2.2.6), each kind with how it is written and read: between wire values
 * and the plain forms of runtime/host/host-call.ts.
 */
import type {
  ChoiceDescription,
  Coordinates,
  Credential,
  FieldDescription,
  KeyInfo,
  ProgressUpdate,
  Size,
} from '../../runtime/host/host-call.js';
import { coordinatesOf, sizeOf, wireCoordinates, wireSize } from './host-info.js';
import { ProtocolError } from './protocol-error.js';
import type { SessionCrypto } from './session-crypto.js';
import {
  asObject,
  dictionaryEntries,
  hashtableTypes,
  listItems,
  WireObject,
  WireScalar,
  type WireValue,
  wireDictionary,
  wireEnum,
  wireList,
  wireObject,
  wireVersion,
} from './wire-value.js';

/** `write` and `read` get the session's crypto for what must not be readable on the way. */
export interface ValueKind {
  write(value: never, crypto: SessionCrypto): WireValue;
  read(value: WireValue | undefined, crypto: SessionCrypto): unknown;
}

function kind<T>(
  write: (value: T, crypto: SessionCrypto) => WireValue,
  read: (value: WireValue | undefined, crypto: SessionCrypto) => T,
): ValueKind {
  return { write, read };
}

function mistyped(wanted: string): ProtocolError {
  return new ProtocolError('InvalidData', `A host call has a value that is not ${wanted}`);
}

function textOf(value: WireValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof WireScalar) return value.text;
  if (value instanceof WireObject && typeof value.base === 'string') return value.base;
  throw mistyped('a string');
}

function numberOf(value: WireValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof WireObject && typeof value.base === 'number') return value.base;
  throw mistyped('a number');
}

export const text = kind<string | null>(
  (value) => value,
  (value) => textOf(value),
);
/** A string that is never null. */
export const line = kind<string>(
  (value) => value,
  (value) => textOf(value) ?? '',
);
export const integer = kind<number>((value) => value, numberOf);
export const boolean = kind<boolean>(
  (value) => value,
  (value) => value === true,
);
/** ConsoleColor: null, the terminal's own, is -1 on the wire. */
export const color = kind<number | null>(
  (value) => value ?? -1,
  (value) => {
    const number = numberOf(value);
    return number < 0 || number > 15 ? null : number;
  },
);
export const size = kind<Size>(wireSize, sizeOf);
export const coordinates = kind<Coordinates>(wireCoordinates, coordinatesOf);
export const version = kind<string>(
  (value) => wireVersion(value),
  (value) => textOf(value) ?? '',
);
export const guid = kind<string>(
  (value) => new WireScalar('G', value),
  (value) => textOf(value) ?? '',
);
/** A culture by its name. */
export const culture = kind<string>(
  (value) => value,
  (value) => (value instanceof WireObject ? (value.text ?? '') : (textOf(value) ?? '')),
);

/** UTF-16LE bytes. */
export const secureString = kind<Uint8Array | null>(
  (value, crypto) => (value === null ? null : new WireScalar('SS', crypto.protect(value))),
  (value, crypto) => (value instanceof WireScalar && value.tag === 'SS' ? crypto.unprotect(value.text) : null),
);

const credentialTypes = ['System.Management.Automation.PSCredential', 'System.Object'];

export const credential = kind<Credential | null>(
  (value, crypto) => {
    if (value === null) return null;
    const object = new WireObject();
    object.typeNames = credentialTypes;
    object.text = credentialTypes[0] as string;
    object.adapted = new Map<string, WireValue>([
      ['UserName', value.userName],
      ['Password', new WireScalar('SS', crypto.protect(value.password))],
    ]);
    return object;
  },
  (value, crypto) => {
    if (value === null || value === undefined) return null;
    const object = asObject(value);
    const password = object.get('Password');
    return {
      userName: object.string('UserName'),
      password: password instanceof WireScalar ? crypto.unprotect(password.text) : new Uint8Array(0),
    };
  },
);

export const choices = kind<ChoiceDescription[]>(
  (value) => wireList(value.map((choice) => wireObject({ label: choice.label, helpMessage: choice.helpMessage }))),
  (value) =>
    listItems(value).map((item) => ({
      label: asObject(item).string('label'),
      helpMessage: asObject(item).string('helpMessage'),
    })),
);
/** A list, or int[]: an array of any rank is its elements in row order (mae) and its lengths (mal). */
export const integers = kind<number[]>(
  (value) => wireList(value),
  (value) => {
    if (value === null || value === undefined) return [];
    const array = value instanceof WireObject ? value.get('mae') : undefined;
    return listItems(array ?? value).map(numberOf);
  },
);

export const fields = kind<FieldDescription[]>(
  (value) =>
    wireList(
      value.map((field) =>
        wireObject({
          name: field.name,
          label: field.label,
          parameterTypeName: field.parameterTypeFullName.slice(field.parameterTypeFullName.lastIndexOf('.') + 1),
          parameterTypeFullName: field.parameterTypeFullName,
          parameterAssemblyFullName: field.parameterTypeFullName,
          helpMessage: field.helpMessage,
          isMandatory: field.isMandatory,
          metadata: wireList([]),
          modifiedByRemotingProtocol: false,
          isFromRemoteHost: false,
        }),
      ),
    ),
  (value) =>
    listItems(value).map((item) => {
      const field = asObject(item);
      return {
        name: field.string('name'),
        label: field.string('label'),
        parameterTypeFullName: field.string('parameterTypeFullName') || 'System.String',
        helpMessage: field.string('helpMessage'),
        isMandatory: field.get('isMandatory') === true,
      };
    }),
);

type PromptAnswer = string | string[] | Uint8Array | Credential | number | boolean | bigint | null;

/** What Prompt returns: answers by field. */
export const answers = kind<Record<string, PromptAnswer>>(
  (value, crypto) =>
    wireDictionary(
      Object.entries(value).map(([name, answer]) => [name, writeAnswer(answer, crypto)]),
      hashtableTypes,
    ),
  (value, crypto) =>
    Object.fromEntries(
      dictionaryEntries(value).map(([name, answer]) => [textOf(name) ?? '', readAnswer(answer, crypto)]),
    ),
);

function writeAnswer(answer: PromptAnswer, crypto: SessionCrypto): WireValue {
  if (answer instanceof Uint8Array) return secureString.write(answer as never, crypto);
  if (Array.isArray(answer)) return wireList(answer);
  if (typeof answer === 'object' && answer !== null) return credential.write(answer as never, crypto);
  return answer;
}

function readAnswer(answer: WireValue, crypto: SessionCrypto): PromptAnswer {
  if (answer instanceof WireScalar) return answer.tag === 'SS' ? crypto.unprotect(answer.text) : answer.text;
  if (answer instanceof WireObject) {
    if (answer.container) return listItems(answer).map((item) => textOf(item) ?? '');
    if (answer.has('UserName')) return credential.read(answer, crypto) as Credential;
    return readAnswer(answer.base ?? null, crypto);
  }
  return answer as PromptAnswer;
}

export const keyInfo = kind<KeyInfo>(
  (value) =>
    wireObject({
      virtualKeyCode: value.virtualKeyCode,
      character: new WireScalar('C', String(value.character === '' ? 0 : value.character.charCodeAt(0))),
      controlKeyState: value.controlKeyState,
      keyDown: value.keyDown,
    }),
  (value) => {
    const object = asObject(value);
    const character = object.get('character');
    const code = character instanceof WireScalar ? Number(character.text) : 0;
    return {
      virtualKeyCode: object.number('virtualKeyCode'),
      character: code === 0 ? '' : String.fromCharCode(code),
      controlKeyState: object.number('controlKeyState'),
      keyDown: object.boolean('keyDown'),
    };
  },
);

export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export const rectangle = kind<Rectangle>(
  (value) => wireObject({ left: value.left, top: value.top, right: value.right, bottom: value.bottom }),
  (value) => {
    const object = asObject(value);
    return {
      left: object.number('left'),
      top: object.number('top'),
      right: object.number('right'),
      bottom: object.number('bottom'),
    };
  },
);

export interface BufferCell {
  character: string;
  foregroundColor: number;
  backgroundColor: number;
  /** 0 complete, 1 leading, 2 trailing half of a wide character. */
  bufferCellType: number;
}
export const bufferCell = kind<BufferCell>(
  (value) =>
    wireObject({
      character: new WireScalar('C', String(value.character.charCodeAt(0) || 0)),
      foregroundColor: value.foregroundColor,
      backgroundColor: value.backgroundColor,
      bufferCellType: value.bufferCellType,
    }),
  (value) => {
    const object = asObject(value);
    const character = object.get('character');
    return {
      character: character instanceof WireScalar ? String.fromCharCode(Number(character.text)) : ' ',
      foregroundColor: object.number('foregroundColor'),
      backgroundColor: object.number('backgroundColor'),
      bufferCellType: object.number('bufferCellType'),
    };
  },
);
/** BufferCell[,] */
export const bufferCells = kind<BufferCell[][]>(
  (value) =>
    wireObject({
      mae: wireList(value.flat().map((cell) => bufferCell.write(cell as never, undefined as never))),
      mal: wireList([value.length, value[0]?.length ?? 0]),
    }),
  (value) => {
    const object = asObject(value);
    const width = numberOf(object.list('mal')[1]);
    const cells = object.list('mae').map((cell) => bufferCell.read(cell, undefined as never) as BufferCell);
    const rows: BufferCell[][] = [];
    for (let i = 0; i < cells.length && width > 0; i += width) rows.push(cells.slice(i, i + width));
    return rows;
  },
);

export type ProgressContent = Omit<ProgressUpdate, 'sourceId'>;

export function writeProgress(progress: ProgressContent): WireObject {
  return wireObject({
    Activity: progress.activity || ' ',
    ActivityId: progress.activityId,
    StatusDescription: progress.statusDescription,
    CurrentOperation: progress.currentOperation || null,
    ParentActivityId: progress.parentActivityId,
    PercentComplete: progress.percentComplete,
    Type: wireEnum(
      'System.Management.Automation.ProgressRecordType',
      progress.completed ? 'Completed' : 'Processing',
      progress.completed ? 1 : 0,
    ),
    SecondsRemaining: progress.secondsRemaining,
  });
}

export function readProgress(value: WireValue | undefined): ProgressContent {
  const object = asObject(value);
  return {
    activity: object.string('Activity'),
    activityId: object.number('ActivityId'),
    statusDescription: object.string('StatusDescription'),
    currentOperation: object.string('CurrentOperation'),
    parentActivityId: object.number('ParentActivityId'),
    percentComplete: object.number('PercentComplete'),
    completed: object.number('Type') === 1,
    secondsRemaining: object.number('SecondsRemaining'),
  };
}
