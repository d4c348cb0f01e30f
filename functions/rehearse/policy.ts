import { type Policy, policies } from '../../engine/rehearse/robot.ts'

/** How each role is played, or what is wrong with what was written. */
export type Casting =
  | { readonly ok: true; readonly roles: Readonly<Record<string, Policy>>; readonly name: string }
  | { readonly ok: false; readonly message: string }

/**
 * Reads `slow`, `DUTY=slow,SUM=absent` or `wrong,DUTY=perfect`: a policy alone is everybody's, with a role it is that
 * role's; roles that are not named carry out the plan.
 */
export function castingOf(text: string, players: readonly string[]): Casting {
  const known = (word: string | undefined) => policies.find((each) => each === word)
  const no = (message: string): Casting => ({ ok: false, message })
  const parts = text.split(',').map((part) => part.trim())
  let usual: Policy = 'perfect'
  const own = new Map<string, Policy>()
  for (const part of parts) {
    const [first = '', second] = part.split('=')
    const policy = known(second ?? first)
    if (!policy) return no(`A policy is one of ${policies.join(', ')}, not “${second ?? first}”.`)
    if (second === undefined) usual = policy
    else if (!players.includes(first))
      return no(`A policy is for a role that people play (${players.join(', ')}), not “${first}”.`)
    else own.set(first, policy)
  }
  return {
    ok: true,
    roles: Object.fromEntries(players.map((role) => [role, own.get(role) ?? usual])),
    name: parts.join(','),
  }
}
