/** A user name and a password. The password is bytes of UTF-16LE, as NTLM and CLIXML have it, so that it can be wiped. */
import { transcode } from 'node:buffer';

export class Credential {
  /** Takes the bytes of the password over. */
  constructor(
    /** `domain\user`, `user@domain` or `user`. */
    readonly userName: string,
    readonly password: Buffer,
  ) {}

  /** What stands before the backslash; '' when nothing does, or only the dot of an account of the remote computer itself. */
  get domain(): string {
    const backslash = this.userName.indexOf('\\');
    const domain = backslash < 0 ? '' : this.userName.slice(0, backslash);
    return domain === '.' ? '' : domain;
  }

  /** The user without `domain\`; a name with an @ stays whole. */
  get user(): string {
    return this.userName.slice(this.userName.indexOf('\\') + 1);
  }

  /** `user@REALM`; null for an account without a domain, of which Kerberos cannot know. */
  get kerberosPrincipal(): string | null {
    const { domain, user } = this;
    if (domain !== '') return `${user}@${domain.toUpperCase()}`;
    const at = user.lastIndexOf('@');
    return at < 0 ? null : `${user.slice(0, at)}@${user.slice(at + 1).toUpperCase()}`;
  }

  /** The password in UTF-8, in a buffer that the caller wipes. */
  passwordUtf8(): Buffer {
    return transcode(this.password, 'utf16le', 'utf8');
  }

  dispose(): void {
    this.password.fill(0);
  }
}
