/** Get-PSReadLineKeyHandler lists which keys do what in the line editor. */
import './option-types.js';
import type { ExecutionContext } from '../../engine/execution-context.js';
import { keyScriptPrefix } from '../../host/editor-request.js';
import { compareText } from '../../language/text-order.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { keyScript } from './key-scripts.js';
import { groupHeadings, KeyHandler, type KeyHandlerGroup, lineEditor } from './line-editor.js';

export const GetPSReadLineKeyHandler = cmdlet('Get-PSReadLineKeyHandler', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Lists the keys of the line editor.',
  className: 'Microsoft.PowerShell.GetKeyHandlerCommand',
  defaultSet: 'FullListing',
  parameters: {
    Bound: { type: t.switch, default: false, sets: ['FullListing'], help: 'Functions that keys call.' },
    Unbound: { type: t.switch, default: false, sets: ['FullListing'], help: 'Functions that no key calls.' },
    Chord: {
      type: t.array(t.string),
      sets: { SpecificBindings: { mandatory: true, position: 0 } },
      aliases: ['Key'],
      validate: [{ notNullOrEmpty: true }],
      help: 'What these keys do.',
    },
  },
  outputs: ['Microsoft.PowerShell.KeyHandler'],
  examples: [
    {
      code: 'try { Get-PSReadLineKeyHandler -Chord Tab } catch { "$_" }',
      output: 'There is no line editor: the shell does not read from a terminal.',
    },
  ],
  run: (cmd, { Bound, Unbound, Chord }) => ({
    end() {
      const { engine } = cmd.session;
      const handlers = lineEditor.keyHandlers();
      const bound = handlers.bound.map(([chord, name]) => handlerOf(engine, chord, name));
      const unbound = handlers.unbound.map((name) => new KeyHandler('Unbound', name));
      const isAny = !cmd.isBound('Bound') && !cmd.isBound('Unbound');
      const wanted = Chord?.map(fold);
      const shown =
        wanted !== undefined
          ? bound.filter((handler) => wanted.includes(fold(handler.key)))
          : [...(Bound || isAny ? bound : []), ...(Unbound ? unbound : [])];
      const order = Object.keys(groupHeadings);
      const place = (handler: KeyHandler) => order.indexOf(handler.group satisfies KeyHandlerGroup);
      shown.sort((a, b) => place(a) - place(b) || compareText(a.functionName, b.functionName, true));
      for (const handler of shown) cmd.writeObject(handler);
    },
  }),
}));

function handlerOf(engine: ExecutionContext, chord: string, name: string): KeyHandler {
  const script = name.startsWith(keyScriptPrefix)
    ? keyScript(engine, Number(name.slice(keyScriptPrefix.length)))
    : undefined;
  return script ? new KeyHandler(chord, script.briefDescription, script.description) : new KeyHandler(chord, name);
}
