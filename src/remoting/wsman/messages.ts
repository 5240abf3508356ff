/** Texts of WSMan: WinRM's own, and where it has none ours. */

const cannotProcess = 'The WinRM client cannot process the request.';
const seeConfigHelp =
  'Use winrm.cmd to configure TrustedHosts. Note that computers in the TrustedHosts list might not be authenticated.';

export const wsmanMessages = {
  connecting: (computer: string, text: string) =>
    `Connecting to remote server ${computer} failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  receiving: (computer: string, text: string) =>
    `Processing data from remote server ${computer} failed with the following error message: ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  sending: (computer: string, text: string) =>
    `Sending data to remote server ${computer} failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  running: (computer: string, text: string) =>
    `Running command on remote server ${computer} failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  disconnecting: (_computer: string, text: string) =>
    `Disconnecting from the remote server failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  reconnecting: (computer: string, text: string) =>
    `Reconnecting to the remote server ${computer} failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  closing: (_computer: string, text: string) =>
    `Closing the remote server shell instance failed with the following error message : ${text} For more information, see the about_Remote_Troubleshooting Help topic.`,
  noConfiguration: (name: string, computer: string) =>
    `The WS-Management service cannot process the request. Cannot find the ${name} session configuration in the WSMan: drive on the ${computer} computer. For more information, see the about_Remote_Troubleshooting Help topic.`,
  redirected: (text: string, location: string) => `${text}Redirect location reported: ${location}.`,
  endedThere: (what: 'session' | 'command', computer: string) =>
    `The ${what} was ended on ${computer}, and not from here.`,
  redirectReason: `${cannotProcess} The remote service requested that the client be redirected. `,
  redirectInvalid: (location: string) =>
    `The destination computer returned a redirect to "${location}", which is not a valid WS-Management address.`,
  tooManyRedirects: (count: number) =>
    `The connection was redirected more than ${count} times, which is what MaximumConnectionRedirectionCount allows.`,

  cannotConnect:
    'The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests. Consult the logs and documentation for the WS-Management service running on the destination, most commonly IIS or WinRM. If the destination is the WinRM service, run the following command on the destination to analyze and configure the WinRM service: "winrm quickconfig".',
  cannotReach:
    'WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer. By default, the WinRM firewall exception for public profiles limits access to remote computers within the same local subnet.',
  nameUnknown: `${cannotProcess} because the server name cannot be resolved.`.replace(
    'request. because',
    'request because',
  ),
  connectionReset:
    'The connection was closed by the remote computer, or by something on the way, before the answer came.',
  operationTimedOut:
    'The WS-Management service cannot complete the operation within the time specified in OperationTimeout.',
  httpStatus: (status: number) =>
    `The WinRM client received an HTTP server error status (${status}), but the remote service did not include any other information about the cause of the failure.`,
  httpBadRequest:
    'The WinRM client received an HTTP bad request status (400), but the remote service did not include any other information about the cause of the failure.',
  urlNotAvailable:
    'The WinRM client sent a request to an HTTP server and got a response saying the requested HTTP URL was not available. This is usually returned by a HTTP server that does not support the WS-Management protocol.',
  serviceUnavailable:
    'The WinRM client cannot complete the operation: the HTTP service at the destination is not available (503). It may be overloaded, or the WS-Management service behind it is not running.',
  unknownStatus: (status: number) =>
    `The WinRM client received an HTTP status code of ${status} from the remote WS-Management service.`,
  notSoap: (contentType: string) =>
    `The WinRM client received an answer that is not of WS-Management (${contentType === '' ? 'of no type' : contentType}).`,
  otherAnswer: 'The WinRM client received an answer to another request than the one it sent.',

  addressNotTrusted: `${cannotProcess} Default authentication may be used with an IP address under the following conditions: the transport is HTTPS or the destination is in the TrustedHosts list, and explicit credentials are provided. ${seeConfigHelp} For more information on how to set TrustedHosts run the following command: winrm help config. (Here: Set-Item WSMan:\\localhost\\Client\\TrustedHosts.)`,
  certificateErrors: (host: string, errors: string) =>
    `The server certificate on the destination computer (${host}) has the following errors:\n${errors}`,
  certificate: {
    unknownAuthority: 'The SSL certificate is signed by an unknown certificate authority.',
    expired: 'The SSL certificate is expired.',
    notYetValid: 'The SSL certificate is not valid yet.',
    wrongName: 'The SSL certificate contains a common name (CN) that does not match the hostname.',
    revoked: 'The SSL certificate was revoked.',
    weak: (why: string) => `The SSL certificate cannot be used: ${why}.`,
  },
  certificateIs: (subject: string, names: string, fingerprint: string, from: string, to: string) =>
    `Subject: ${subject}. Names: ${names}. Valid: ${from} to ${to}. SHA-256 fingerprint: ${fingerprint}.`,
  certificateQuestion: (host: string) => `The certificate of ${host} is not known, and no authority answers for it.`,
  certificateAsk: (about: string) => `${about}\nAre you sure you want to continue connecting?`,
  certificateNotAccepted: 'It was not accepted.',
  certificateNobodyAsked:
    'It is not on record, and nobody could be asked. Connect once from a prompt, have an authority sign it, or use New-PSSessionOption -SkipCACheck.',
  certificateChanged: (host: string, now: string, before: string, file: string) =>
    `The certificate of ${host} has changed. Somebody may be listening, or the computer may have been set up anew.\nIts fingerprint is now     ${now}\nIt used to be             ${before} (${file})\nIf the new certificate is right, remove the old line.`,
  tlsFailed: (host: string, why: string) =>
    `The SSL connection with ${host} could not be made: ${why}. Verify that the service on that port uses HTTPS.`,
  noCertificate: (thumbprint: string) =>
    `${cannotProcess} The certificate with the thumbprint ${thumbprint} was not found, or has no private key. The certificates that can be used are in the Cert: drive.`,

  proxyRefused: (proxy: string, status: string) =>
    `${cannotProcess} The proxy ${proxy} did not make the connection: ${status}.`,
  proxyAuthentication: (proxy: string, why: string) =>
    `${cannotProcess} The proxy ${proxy} wants to know who asks: ${why}`,
  proxyCredential: (offered: string) =>
    `it offers ${offered}. Give New-PSSessionOption -ProxyCredential, and -ProxyAuthentication for another way than Negotiate.`,
  proxyUnreachable: (proxy: string, why: string) => `${cannotProcess} The proxy ${proxy} cannot be reached: ${why}`,
  proxyScheme: (proxy: string) => `The proxy ${proxy} is of a kind that is not known; http://host:port is.`,
} as const;
