/** Texts of remoting, as PowerShell has them. */

export const messages = {
  credentialDefaultCaption: 'PowerShell credential request ',
  credentialCaption: (caption: string) => `PowerShell Credential Request: ${caption}`,
  credentialMessage: (computer: string, message: string) =>
    `Warning: A script or application on the remote computer ${computer} is requesting your credentials. Enter your credentials only if you trust the remote computer and the application or script that is requesting them.\n\n${message}`,
  readLineAsSecureString: (computer: string) =>
    `A script or application on the remote computer ${computer} is asking to read a line securely. Enter sensitive information, such as your credentials, only if you trust the remote computer and the application or script that is requesting it.`,
  promptSecureString: (computer: string) =>
    `A script or application on the remote computer ${computer} is sending a prompt request. When you are prompted, enter sensitive information, such as credentials or passwords, only if you trust the remote computer and the application or script that is requesting the data.`,
  getBufferContents: (computer: string) =>
    `A script or application on the remote computer ${computer} is attempting to read the buffer contents on the PowerShell host. For security reasons, this is not allowed; the call has been suppressed.`,
  missingCommands: 'Enter-PSSession failed because the remote session does not provide required commands.',
  noHost: 'The method or operation is not implemented.',
} as const;
