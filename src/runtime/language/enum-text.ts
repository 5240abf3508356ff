/** Enum.ToString: the name, the names of the flags, or the number. */
import type { EnumValue } from '../objects/values.js';

/** `Monday`, `ReadOnly, Hidden`, `9`. */
export function enumText(value: EnumValue): string {
  const type = value.netType;
  const values = Object.entries(type.definition.values ?? {});
  for (const [name, number] of values) if (BigInt(number) === BigInt(value.value)) return name;
  return (type.definition.flags ? flagsText(values, BigInt(value.value)) : undefined) ?? String(value.value);
}

function flagsText(values: [string, number | bigint][], bits: bigint): string | undefined {
  const found: string[] = [];
  let rest = bits;
  const descending = values
    .map(([name, number]) => ({ name, bits: BigInt(number) }))
    .sort((a, b) => (BigInt.asUintN(64, a.bits) < BigInt.asUintN(64, b.bits) ? 1 : -1));
  for (const flag of descending) {
    if (flag.bits === 0n || (rest & flag.bits) !== flag.bits) continue;
    found.unshift(flag.name);
    rest &= ~flag.bits;
  }
  return rest === 0n && found.length > 0 ? found.join(', ') : undefined;
}
