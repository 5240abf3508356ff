/** What the shell says it is. Scripts ask $PSVersionTable, so it names the PowerShell that it is compatible with. */
export const powershellVersion = '7.6.5';
export const productName = 'Periwinkle';
export const productVersion = '0.1.0';
