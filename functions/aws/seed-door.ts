import type { ShippedScenario } from '../../scenarios/catalogue.ts'
import type { ScenarioStore } from '../core/scenario-store.ts'

/** Asked by CloudFormation when the stack is made or a pack changes, or by hand with `{org}`. */
export interface SeedRequest {
  readonly org?: string
  readonly RequestType?: 'Create' | 'Update' | 'Delete'
  readonly ResourceProperties?: { readonly org?: string }
  readonly ResponseURL?: string
  readonly StackId?: string
  readonly RequestId?: string
  readonly LogicalResourceId?: string
  readonly PhysicalResourceId?: string
}

/** Puts the shipped packs into an organisation's library; a pack that is there already stays as it is. Deletes nothing. */
export function makeSeedDoor(deps: {
  readonly scenarios: Pick<ScenarioStore, 'put'>
  readonly packs: () => Promise<readonly ShippedScenario[]>
  readonly respond: (url: string, body: string) => Promise<unknown>
}) {
  async function seed(org: string): Promise<readonly string[]> {
    const seeded: string[] = []
    for (const { id, yaml } of await deps.packs()) {
      const put = await deps.scenarios.put(org, yaml, id)
      if (!put.ok) throw new Error(`${id}: ${put.reason} ${put.detail ?? ''}`)
      seeded.push(`${id} v${put.value.version}`)
    }
    return seeded
  }

  return async (request: SeedRequest) => {
    const org = request.ResourceProperties?.org ?? request.org
    const work = async () => {
      if (request.RequestType === 'Delete') return []
      if (!org) throw new Error('say for which organisation: {"org": "…"}')
      return seed(org)
    }
    if (!request.ResponseURL) return { org, seeded: await work() }
    // CloudFormation waits for a word, whatever becomes of it.
    const failed = await work().then(
      () => undefined,
      (error: unknown) => String(error),
    )
    const { StackId, RequestId, LogicalResourceId, PhysicalResourceId } = request
    await deps.respond(
      request.ResponseURL,
      JSON.stringify({
        Status: failed === undefined ? 'SUCCESS' : 'FAILED',
        ...(failed !== undefined && { Reason: failed.slice(0, 1000) }),
        PhysicalResourceId: PhysicalResourceId ?? `packs-${org}`,
        StackId,
        RequestId,
        LogicalResourceId,
      }),
    )
    return { org, failed }
  }
}
