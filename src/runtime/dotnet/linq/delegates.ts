/** The delegate types of System: Func, Action, Predicate and the rest. A delegate is a JavaScript function with a NetType. */
import { defineType, type TypeDefinition } from '../../objects/net-type.js';

type Delegate = (...args: unknown[]) => unknown;

/** A delegate type's definition: what it is called with and what it gives. */
export function delegateDefinition(invoke: string): TypeDefinition {
  return { kind: 'delegate', members: { [invoke]: (self: Delegate, ...args: unknown[]) => self(...args) } };
}

/** `T1 arg1, T2 arg2`; one parameter alone has the name that is given. */
function parameters(count: number, single: string): { types: string[]; text: string } {
  if (count === 1) return { types: ['T'], text: `T ${single}` };
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return { types: numbers.map((n) => `T${n}`), text: numbers.map((n) => `T${n} arg${n}`).join(', ') };
}

defineType('System.Action', {}, () => delegateDefinition('void Invoke()'));
for (let count = 0; count <= 16; count++) {
  const { types, text } = parameters(count, 'arg');
  defineType(`System.Func\`${count + 1}`, { generic: [...types, 'TResult'] }, () =>
    delegateDefinition(`TResult Invoke(${text})`),
  );
  if (count > 0)
    defineType(`System.Action\`${count}`, { generic: types }, () =>
      delegateDefinition(`void Invoke(${parameters(count, 'obj').text})`),
    );
}

const others: Record<string, [generic: string[], invoke: string]> = {
  'System.Predicate`1': [['T'], 'bool Invoke(T obj)'],
  'System.Comparison`1': [['T'], 'int Invoke(T x, T y)'],
  'System.Converter`2': [['TInput', 'TOutput'], 'TOutput Invoke(TInput input)'],
  'System.EventHandler`1': [['TEventArgs'], 'void Invoke(System.Object sender, TEventArgs e)'],
  'System.EventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.Threading.ThreadStart': [[], 'void Invoke()'],
  'System.Threading.ParameterizedThreadStart': [[], 'void Invoke(System.Object obj)'],
  'System.Threading.TimerCallback': [[], 'void Invoke(System.Object state)'],
  'System.Threading.WaitCallback': [[], 'void Invoke(System.Object state)'],
  'System.AsyncCallback': [[], 'void Invoke(System.IAsyncResult ar)'],
  'System.Text.RegularExpressions.MatchEvaluator': [[], 'string Invoke(System.Text.RegularExpressions.Match match)'],
  'System.Collections.Specialized.NotifyCollectionChangedEventHandler': [
    [],
    'void Invoke(System.Object sender, System.EventArgs e)',
  ],
  'System.ComponentModel.PropertyChangedEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.ResolveEventHandler': [[], 'System.Reflection.Assembly Invoke(System.Object sender, System.EventArgs args)'],
  'System.Net.Security.RemoteCertificateValidationCallback': [
    [],
    'bool Invoke(System.Object sender, X509Certificate certificate, System.Security.Cryptography.X509Certificates.X509Chain chain, System.Net.Security.SslPolicyErrors sslPolicyErrors)',
  ],
  'System.IO.FileSystemEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.IO.ErrorEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.IO.RenamedEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.Timers.ElapsedEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
  'System.Diagnostics.DataReceivedEventHandler': [[], 'void Invoke(System.Object sender, System.EventArgs e)'],
};
for (const [name, [generic, invoke]] of Object.entries(others))
  defineType(name, generic.length > 0 ? { generic } : {}, () => delegateDefinition(invoke));
