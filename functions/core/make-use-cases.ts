import { makeCadreCases } from './cadre-cases.ts'
import type { Deps } from './deps.ts'
import { makeHeardCases } from './heard-cases.ts'
import { makeReportCases } from './report-cases.ts'
import { makeScenarioStore } from './scenario-store.ts'
import { makeStaffCases } from './staff-cases.ts'
import { makeStandardCases } from './standard-cases.ts'
import type { UseCases } from './use-cases.ts'

/** Everything the product can be asked, over what one kind of process has. */
export const makeUseCases = (deps: Deps): UseCases => {
  const staffDeps = { ...deps, scenarios: makeScenarioStore(deps.table, deps.versions) }
  const staff = makeStaffCases(staffDeps)
  return {
    ...staff,
    ...makeCadreCases(deps),
    ...makeHeardCases(deps),
    ...makeStandardCases(deps),
    ...makeReportCases(staffDeps, staff),
  }
}
