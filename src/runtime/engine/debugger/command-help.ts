/** What `h` shows at the debugger's prompt. All of this is text. */
const command = (key: string, name: string, help: string) => ` ${key}, ${name.padEnd(16)} ${help}`;

export const commandHelp: readonly string[] = [
  '',
  command('s', 'stepInto', 'Single step (step into functions, scripts, etc.)'),
  command('v', 'stepOver', 'Step to next statement (step over functions, scripts, etc.)'),
  command('o', 'stepOut', 'Step out of the current function, script, etc.'),
  '',
  command('c', 'continue', 'Continue operation'),
  command('q', 'quit', 'Stop operation and exit the debugger'),
  command('d', 'detach', 'Continue operation and detach the debugger.'),
  '',
  ' k, Get-PSCallStack Display call stack',
  '',
  command('l', 'list', 'List source code for the current script.  '),
  '                     Use "list" to start from the current line, "list <m>"  ',
  '                     to start from line <m>, and "list <m> <n>" to list <n> ',
  '                     lines starting from line <m>',
  '',
  ' <enter>             Repeat last command if it was stepInto, stepOver or list',
  '',
  command('?', 'h', 'displays this help message.'),
  '\n',
  'For instructions about how to customize your debugger prompt, type "help about_prompt".',
  '',
];
