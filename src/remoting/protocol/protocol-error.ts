/** What goes wrong in the protocol itself. `code` says which rule was broken; transports have errors of their own. */

export type ProtocolErrorCode =
  /** A fragment, a message header or its CLIXML is malformed. */
  | 'InvalidData'
  /** A message that is well-formed, but does not fit the state of the session. */
  | 'UnexpectedMessage'
  /** An object is larger than the limit. */
  | 'ObjectTooLarge'
  /** The far side speaks a version that does not go together with ours. */
  | 'VersionMismatch'
  /** The session key is missing, or does not fit. */
  | 'SessionKey'
  /** Something was asked of a session or pipeline that is not in the state for it. */
  | 'InvalidState';

export class ProtocolError extends Error {
  constructor(
    readonly code: ProtocolErrorCode,
    message: string,
  ) {
    super(message);
  }
}
