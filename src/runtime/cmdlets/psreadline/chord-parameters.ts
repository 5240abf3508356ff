/** The parameters of the cmdlets that change keys. */
import { type ParameterSpecs, t } from '../cmdlet.js';

export const chordParameters = {
  Chord: {
    type: t.array(t.string),
    mandatory: true,
    position: 0,
    aliases: ['Key'],
    validate: [{ notNullOrEmpty: true }],
    help: 'The keys: Ctrl+a, Alt+Enter, or two in a row: "Ctrl+x,Ctrl+u".',
  },
  ViMode: { type: t.enum('Microsoft.PowerShell.ViMode'), help: 'Command for the keys of the command mode of Vi.' },
} as const satisfies ParameterSpecs;
