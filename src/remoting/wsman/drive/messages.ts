/** Texts of the WSMan: drive. */

export const driveMessages = {
  trustCaption: 'WinRM Security Configuration.',
  trustQuestion: (hosts: string) =>
    `This command modifies the TrustedHosts list for the WinRM client. The computers in the TrustedHosts list might not be authenticated. The client might send credential information to these computers. Are you sure that you want to modify this list? (${hosts})`,
  readOnly: 'This part of the WSMan: drive can only be read.',
  notConnected: (name: string) => `The computer ${name} is not connected: Connect-WSMan adds it to the WSMan: drive.`,
  notBoolean: (text: string) => `'${text}' is neither true nor false.`,
  notNumber: (text: string, least: number, greatest: number) =>
    `'${text}' is not a number from ${least} to ${greatest}.`,
} as const;
