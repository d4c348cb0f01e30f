import type { DrillAnswer, ScenarioAnswer } from '../../../engine/contract.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import type { LogPage } from '../../../engine/view/live.ts'
import { api } from '../base/api.ts'

/** A drill with its whole log and the scenario it plays. */
export interface DrillStart {
  readonly answer: DrillAnswer
  readonly scenario: Scenario
  readonly pages: readonly LogPage[]
}

export async function loadDrill(id: string): Promise<DrillStart> {
  const path = `/api/drills/${encodeURIComponent(id)}`
  const [answer, pages, { scenario }] = await Promise.all([
    api.get<DrillAnswer>(path),
    api.get<readonly LogPage[]>(`${path}/log?since=0`),
    api.get<ScenarioAnswer>(`${path}/scenario`),
  ])
  return { answer, scenario, pages }
}
