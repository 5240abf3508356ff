/** A script block without statements, for members that have no text of their own (a default constructor). */
import { ScriptBlockAst, type ScriptExtent } from '../../../parser/index.js';

export function emptyBlock(extent: ScriptExtent): ScriptBlockAst {
  return new ScriptBlockAst(extent, [], [], null, null, null, null, null, null);
}
