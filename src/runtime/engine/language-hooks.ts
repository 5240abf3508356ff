/** Gives the language what it needs of the engine that runs: running blocks, parsing, culture (see language/hooks.ts). */
import { currentCulture } from '../dotnet/globalization/culture-info.js';
import { setLanguageHooks, toText } from '../language/index.js';
import { AutomationNull, isNull } from '../objects/values.js';
import { currentEngine, withEngine } from './current-engine.js';
import { delegateSignature } from './delegates.js';
import { forEachMethod } from './for-each-method.js';
import { evaluateBlock, invokeBlock } from './invoke.js';
import { raisedFrom, thrownToLibrary } from './raised-error.js';
import { findTypeFrom } from './scope-types.js';
import type { ScriptBlock } from './script-block.js';
import { isSignal } from './signals.js';
import { whereMethod } from './where-method.js';

export function connectLanguageHooks(): void {
  setLanguageHooks({
    invokeScriptBlock(block, dollarUnder, args, inCurrentScope = false) {
      const result = invokeBlock(currentEngine().frame, block as ScriptBlock, {
        dollarUnder,
        args,
        newScope: !inCurrentScope,
      });
      return result === AutomationNull ? null : result;
    },
    invokeWithThis: (block, self, args) =>
      evaluateBlock(currentEngine().frame, block as ScriptBlock, { self, args, newScope: true }),
    scriptBlockToDelegate(block, delegateType) {
      const signature = delegateSignature(delegateType);
      // Whoever calls it, it runs where it was made.
      const engine = currentEngine();
      return (...natural: unknown[]) => {
        const args = natural.map((value, i) => signature.argument(value, i));
        // An event handler: the sender is $this, the event $_ (ScriptBlock.CreateDelegate).
        const event = signature.isHandler ? { self: args[0], dollarUnder: args[1] } : {};
        try {
          return signature.result(
            withEngine(engine, () =>
              invokeBlock(engine.frame, block as ScriptBlock, { args, ...event, newScope: true }),
            ),
          );
        } catch (thrown) {
          throw thrownToLibrary(thrown);
        }
      };
    },
    resolveType: (name, names) => findTypeFrom(currentEngine().frame.scope, name, names),
    exceptionOf: (thrown) => (isSignal(thrown) ? null : raisedFrom(thrown).exception),
    // It runs where it is called.
    parseScriptBlock: (text) => currentEngine().parseBlock(text).bindTo(null),
    forEachMethod: (items, args) => forEachMethod(currentEngine(), items, args),
    whereMethod: (items, args) => whereMethod(currentEngine(), items, args),
    currentCulture: () => currentCulture().name,
    outputFieldSeparator() {
      const value = currentEngine().frame.scope.lookup('ofs');
      return isNull(value) ? ' ' : toText(value);
    },
  });
}
