export function formatComposite(format: string, args: readonly unknown[]): string {
  return format.replace(/\{(\d+)[^}]*\}/g, (_m, i) => String(args[Number(i)]));
}
