/** Single members of a manifest, read from its text without running it: what looking for modules needs to know of many files. */
import { findAll, type HashtableAst, parse, type StringConstantExpressionAst } from '../../../parser/index.js';
import { Version } from '../../dotnet/system/version.js';
import { tryConvertTo } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { currentEngine } from '../current-engine.js';
import { safeValue } from '../safe-value.js';
import { scriptText } from '../script-file.js';

const none = new Version(0, 0);

/** The member's value; null when it is missing or no constant. */
export function manifestMember(path: string, member: string): unknown {
  const { ast, errors } = parse(scriptText(path), path);
  if (errors.length > 0) return null;
  const [table] = findAll(ast, ({ kind }) => kind === 'HashtableAst', false) as HashtableAst[];
  const pair = table?.keyValuePairs.find(
    ([key]) =>
      key.kind === 'StringConstantExpressionAst' && fold((key as StringConstantExpressionAst).value) === fold(member),
  );
  if (pair === undefined) return null;
  try {
    return safeValue(currentEngine(), ast, pair[1], true);
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
}

/** 0.0 when it has none. */
export function manifestVersion(path: string): Version {
  const value = manifestMember(path, 'ModuleVersion');
  return (value === null ? undefined : (tryConvertTo(value, requireType('System.Version')) as Version)) ?? none;
}
