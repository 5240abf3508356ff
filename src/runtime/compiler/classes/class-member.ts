/** A method or constructor of a class, and its code. The compiler asks the code's block what `return` and `base` mean in it. */
import type { FunctionMemberAst } from '../../../parser/index.js';
import { BlockTemplate } from '../../engine/script-block.js';
import type { NetType } from '../../objects/net-type.js';
import { emptyBlock } from './empty-block.js';
import type { ScriptClass } from './script-class.js';
import { typeOfConstraint } from './type-constraint.js';

export class ClassMember {
  readonly template: BlockTemplate;

  constructor(
    readonly owner: ScriptClass,
    /** Null for what the class has without writing it: a default constructor. */
    readonly ast: FunctionMemberAst | null,
  ) {
    const body = ast?.body ?? emptyBlock(owner.ast.extent);
    this.template = new BlockTemplate(body, ast, owner.scope.within(body));
    this.template.classMember = this;
  }

  /** As stack traces show it. */
  get name(): string | null {
    return this.ast?.name ?? null;
  }
  /** True for constructors, and for methods whose type is [void] or not written. */
  get returnsNothing(): boolean {
    return this.ast === null || this.ast.returnType === null || this.returnType.fullName === 'System.Void';
  }
  get returnType(): NetType {
    return typeOfConstraint(this.ast?.returnType ?? null, this.template.types);
  }
}
