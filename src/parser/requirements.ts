/** What a script's `#requires` lines ask for (about_Requires). Each line has been parsed as a command without its `#`. */

import type { Ranged } from './ast/extent.js';
import {
  type Ast,
  type CommandAst,
  CommandParameterAst,
  type ExpressionAst,
  ScriptRequirements,
  type StringConstantExpressionAst,
} from './ast/nodes.js';
import { type Constant, constantValue, listOf } from './checks/constant-values.js';
import { isConstant } from './checks/constants.js';
import type { ParseErrorId } from './messages.js';
import { toModuleSpecification } from './module-specification.js';
import { fold } from './tokenizer/characters.js';

type Report = (range: Ranged, id: ParseErrorId, ...args: unknown[]) => void;

type Parameter = 'shellid' | 'pssnapin' | 'psedition' | 'version' | 'assembly' | 'modules' | 'runasadministrator';

const EDITIONS = ['core', 'desktop'];
const VERSION = /^\d+(?:\.\d+){0,3}$/;

export function readRequirements(commands: readonly CommandAst[], report: Report): ScriptRequirements {
  const reader = new RequirementsReader(report);
  for (const command of commands) reader.readCommand(command);
  return reader.requirements;
}

class RequirementsReader {
  readonly requirements = new ScriptRequirements();
  private snapin: string | null = null;
  private snapinVersion: string | null = null;

  constructor(private readonly report: Report) {}

  readCommand({ commandElements, extent }: CommandAst): void {
    const [name, ...rest] = commandElements;
    if (fold((name as StringConstantExpressionAst).value ?? '') !== 'requires') {
      this.report(extent, 'ScriptRequiresInvalidFormat');
    }
    const asksForSnapin = rest.some((element) => parameterOf(element) === 'pssnapin');
    for (let i = 0; i < rest.length; i++) {
      const element = rest[i] as ExpressionAst | CommandParameterAst;
      if (!(element instanceof CommandParameterAst)) {
        this.report(element.extent, 'ScriptRequiresInvalidFormat');
        continue;
      }
      const argument = element.argument ?? (rest[++i] as Ast | undefined) ?? null;
      this.readParameter(element, argument, asksForSnapin);
    }
  }

  private readParameter(parameter: CommandParameterAst, argument: Ast | null, asksForSnapin: boolean): void {
    const { extent, parameterName } = parameter;
    const kind = parameterOf(parameter);
    if (kind === 'runasadministrator') {
      this.requirements.isElevationRequired = true;
      if (argument !== null) this.report(extent, 'ParameterCannotHaveArgument', parameterName);
      return;
    }
    if (argument === null) {
      this.report(extent, 'ParameterRequiresArgument', parameterName);
      return;
    }
    if (!isConstant(argument, 'requires')) {
      this.report(argument.extent, 'RequiresArgumentMustBeConstant');
      return;
    }
    const value = constantValue(argument);
    switch (kind) {
      case 'shellid':
        this.requirements.requiredApplicationId = this.oneString(
          parameter,
          argument,
          value,
          kind,
          this.requirements.requiredApplicationId,
        );
        return;
      case 'pssnapin':
        this.snapin = this.oneString(parameter, argument, value, kind, this.snapin);
        return;
      case 'psedition':
        if (this.requirements.requiredPSEditions.length > 0) this.bound(parameter, kind);
        else for (const edition of listOf(value)) this.readEdition(argument, edition);
        return;
      case 'version':
        this.readVersion(parameter, argument, value, asksForSnapin);
        return;
      case 'assembly':
        for (const assembly of listOf(value)) this.readAssembly(argument, assembly);
        return;
      case 'modules':
        for (const module of listOf(value)) this.readModule(argument, module);
        return;
      default:
        this.report(extent, 'ScriptRequiresInvalidFormat');
    }
  }

  private bound(parameter: CommandParameterAst, name: string): void {
    this.report(parameter.extent, 'ParameterAlreadyBound', null, name);
  }

  private oneString(
    parameter: CommandParameterAst,
    argument: Ast,
    value: Constant,
    name: string,
    before: string | null,
  ): string | null {
    if (before !== null) this.bound(parameter, name);
    else if (typeof value !== 'string') this.report(argument.extent, 'RequiresInvalidStringArgument', name);
    else return value;
    return before;
  }

  private readEdition(argument: Ast, edition: Constant): void {
    const editions = this.requirements.requiredPSEditions;
    if (typeof edition !== 'string') {
      this.report(argument.extent, 'RequiresInvalidStringArgument', 'psedition');
      return;
    }
    if (!EDITIONS.includes(fold(edition))) this.report(argument.extent, 'RequiresPSEditionInvalid', 'psedition');
    if (editions.some((known) => fold(known) === fold(edition))) {
      this.report(argument.extent, 'RequiresPSEditionValueIsAlreadySpecified', 'psedition');
    } else {
      editions.push(edition);
    }
  }

  private readVersion(parameter: CommandParameterAst, argument: Ast, value: Constant, asksForSnapin: boolean): void {
    const text = typeof value === 'string' ? value : argument.extent.text;
    if (!VERSION.test(text.trim())) {
      this.report(argument.extent, 'RequiresVersionInvalid');
      return;
    }
    const version = text.includes('.') ? text.trim() : `${text.trim()}.0`;
    if (asksForSnapin) {
      if (this.snapinVersion !== null) this.bound(parameter, 'version');
      else this.snapinVersion = version;
      return;
    }
    const before = this.requirements.requiredPSVersion;
    if (before !== null && before !== version) this.bound(parameter, 'version');
    else this.requirements.requiredPSVersion = version;
  }

  private readAssembly(argument: Ast, assembly: Constant): void {
    const { requiredAssemblies } = this.requirements;
    if (typeof assembly !== 'string') this.report(argument.extent, 'RequiresInvalidStringArgument', 'assembly');
    else if (!requiredAssemblies.includes(assembly)) requiredAssemblies.push(assembly);
  }

  private readModule(argument: Ast, module: Constant): void {
    const specification = toModuleSpecification(module);
    if (typeof specification === 'string') this.report(argument.extent, 'RequiresModuleInvalid', specification);
    else this.requirements.requiredModules.push(specification);
  }
}

/** The parameter whose name begins as written; undefined when there is none. */
function parameterOf(element: Ast): Parameter | undefined {
  if (!(element instanceof CommandParameterAst)) return undefined;
  const name = fold(element.parameterName);
  // Elevation is looked for first, the others in the order in which the engine tries them.
  const order: Parameter[] = [
    'runasadministrator',
    'shellid',
    'pssnapin',
    'psedition',
    'version',
    'assembly',
    'modules',
  ];
  return order.find((parameter) => parameter.startsWith(name));
}
