import { makeCadreCases } from './cadre-cases.ts'
import type { Deps } from './deps.ts'
import { makeHeardCases } from './heard-cases.ts'
import { makeJudgeCases } from './judge-cases.ts'
import { makeStaffCases } from './staff-cases.ts'
import { makeStandardCases } from './standard-cases.ts'
import type { UseCases } from './use-cases.ts'

/** Everything the product can be asked, over what one kind of process has. */
export const makeUseCases = (deps: Deps): UseCases => ({
  ...makeStaffCases(deps),
  ...makeCadreCases(deps),
  ...makeJudgeCases(deps),
  ...makeHeardCases(deps),
  ...makeStandardCases(deps),
})
