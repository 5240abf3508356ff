/** Full names of the assemblies that types say they are in. */

const engine = 'System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35';
const core = 'System.Private.CoreLib';

/** `name` is what the type was defined with; without it, its namespace decides. */
export function assemblyFullName(name: string | undefined, typeName: string): string {
  if (name === undefined)
    return /^(System\.Management\.Automation|Microsoft\.PowerShell)\./.test(typeName) ? engine : versioned(core);
  return name.includes(',') ? name : versioned(name);
}

function versioned(name: string): string {
  const token = name === core ? '7cec85d7bea7798e' : 'b03f5f7f11d50a3a';
  return `${name}, Version=10.0.0.0, Culture=neutral, PublicKeyToken=${token}`;
}
