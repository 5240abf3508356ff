/** WildcardPattern. */
export class WildcardPattern {
  constructor(
    readonly pattern: string,
    readonly ignoreCase = true,
  ) {}
  isMatch(text: string): boolean {
    return this.toRegExp().test(text);
  }
  toRegExp(): RegExp {
    const source = this.pattern
      .replace(/[\\^$.|()+{}]/g, '\\$&')
      .replace(/\*/g, '[^]*')
      .replace(/\?/g, '[^]');
    return new RegExp(`^${source}$`, this.ignoreCase ? 'i' : '');
  }
  static containsWildcard(text: string): boolean {
    return /[*?[\]]/.test(text);
  }
  static escape(text: string): string {
    return text.replace(/[*?[\]`]/g, '`$&');
  }
  static unescape(text: string): string {
    return text.replace(/`(.)/g, '$1');
  }
}
