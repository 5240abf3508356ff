/** Gives the language what it needs of the engine: running blocks, parsing, culture (see language/hooks.ts). */
import { currentCulture } from '../dotnet/globalization/culture-info.js';
import { setLanguageHooks, toText } from '../language/index.js';
import { AutomationNull, isNull } from '../objects/values.js';
import { forEachMethod, whereMethod } from './collection-methods.js';
import { delegateSignature } from './delegates.js';
import type { ExecutionContext } from './execution-context.js';
import { evaluateBlock, invokeBlock } from './invoke.js';
import { raisedFrom, thrownToLibrary } from './raised-error.js';
import { findTypeFrom } from './scope-types.js';
import type { ScriptBlock } from './script-block.js';
import { isSignal } from './signals.js';

export function connectLanguageHooks(engine: ExecutionContext): void {
  setLanguageHooks({
    invokeScriptBlock(block, dollarUnder, args, inCurrentScope = false) {
      const result = invokeBlock(engine.frame, block as ScriptBlock, { dollarUnder, args, newScope: !inCurrentScope });
      return result === AutomationNull ? null : result;
    },
    invokeWithThis: (block, self, args) =>
      evaluateBlock(engine.frame, block as ScriptBlock, { self, args, newScope: true }),
    scriptBlockToDelegate(block, delegateType) {
      const signature = delegateSignature(delegateType);
      return (...natural: unknown[]) => {
        const args = natural.map((value, i) => signature.argument(value, i));
        // An event handler: the sender is $this, the event $_ (ScriptBlock.CreateDelegate).
        const event = signature.isHandler ? { self: args[0], dollarUnder: args[1] } : {};
        try {
          return signature.result(invokeBlock(engine.frame, block as ScriptBlock, { args, ...event, newScope: true }));
        } catch (thrown) {
          throw thrownToLibrary(thrown);
        }
      };
    },
    resolveType: (name, names) => findTypeFrom(engine.frame.scope, name, names),
    exceptionOf: (thrown) => (isSignal(thrown) ? null : raisedFrom(thrown).exception),
    parseScriptBlock: (text) => engine.parseBlock(text),
    forEachMethod: (items, args) => forEachMethod(engine, items, args),
    whereMethod: (items, args) => whereMethod(engine, items, args),
    currentCulture: () => currentCulture().name,
    outputFieldSeparator() {
      const value = engine.frame.scope.lookup('ofs');
      return isNull(value) ? ' ' : toText(value);
    },
  });
}
