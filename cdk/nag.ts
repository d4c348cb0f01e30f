import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Answers findings of cdk-nag's AwsSolutions for one construct and what is under it, each with its reason. */
export function answer(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason })
}
