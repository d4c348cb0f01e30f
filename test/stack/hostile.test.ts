import { describe, expect, it, onTestFinished } from 'vitest'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { signInAtIssuer } from './code-flow.ts'
import type { Fate } from './gate.ts'
import { judgeDrill } from './judge.ts'
import { lateness, openShortDrill, playShortDrill } from './short-drill.ts'
import { startStack } from './stack.ts'

/** `STACK_KILLS=before`, `after` or `all` kills each function at each of its calls in turn, for a quarter of an hour; else a few. */
const asked = process.env.STACK_KILLS
const all = asked !== undefined
const moments = (['killed before', 'killed after'] as const).filter((each) =>
  asked === 'all' ? true : each === `killed ${asked ?? 'after'}`,
)
/** A function is killed at every so manieth of its calls, from the first to be tried on. */
const stride = 40
const firsts = all ? Array.from({ length: stride }, (_, index) => index) : [17]

/** Ends the process that makes the call of these numbers, counted for each function on its own. */
function killAt(first: number, when: 'killed before' | 'killed after') {
  const made = new Map<string, number>()
  const kills: string[] = []
  const fate: Fate = (call) => {
    const number = made.get(call.function) ?? 0
    made.set(call.function, number + 1)
    if (number % stride !== first) return undefined
    kills.push(`${call.function} at ${call.action} (${number})`)
    return when
  }
  return { fate, kills, made }
}

describe.runIf(hasDynamoServer())('the stack in foul weather', () => {
  it('[C26] plays the same drill when all is delivered twice and backwards, and clocks are 100 ms apart: nothing early', {
    timeout: 120_000,
  }, async () => {
    const stack = await startStack({ times: 2, ahead: (name, number) => ((name.length * 37 + number * 61) % 101) - 50 })
    onTestFinished(() => stack.stop())
    const trainer = await signInAtIssuer(stack.url, 'trainer')
    const drill = await openShortDrill(stack.url, trainer, 'drill-twice')
    await playShortDrill(trainer, drill, async () => void (await stack.sweep()))
    await judgeDrill(stack, trainer, drill)
    // By this process's own clock, which is none of theirs.
    for (const { phone } of [drill.duty, drill.sum]) expect(Math.min(...lateness(phone))).toBeGreaterThanOrEqual(0)
    for (const each of [drill.duty.phone, drill.sum.phone, drill.room]) each.close()
  })

  it('[C27] plays the same drill wherever functions are killed, once their work is delivered again', {
    timeout: all ? 7_200_000 : 180_000,
  }, async () => {
    const stack = await startStack({ hurry: 10 })
    onTestFinished(() => stack.stop())
    const trainer = await signInAtIssuer(stack.url, 'trainer')
    let killed = 0
    for (const first of firsts) {
      for (const when of moments) {
        const { fate, kills } = killAt(first, when)
        const id = `drill-${first}-${when.slice(7)}`
        stack.gate.setFate(fate)
        const drill = await openShortDrill(stack.url, trainer, id)
        await playShortDrill(trainer, drill, async () => void (await stack.sweep()))
        stack.gate.setFate(() => undefined)
        await judgeDrill(stack, trainer, drill, `${when}: ${kills.join(', ')}`)
        killed += kills.length
        if (all) console.log(`${when} ${first}: ${kills.length} kills, the same log`)
        for (const each of [drill.duty.phone, drill.sum.phone, drill.room]) each.close()
      }
    }
    console.log(`${killed} processes killed in ${firsts.length * moments.length} drills`)
    expect(killed).toBeGreaterThan(3)
    expect(stack.queues.all.find(({ deadLetters }) => !deadLetters)?.bodies()).toEqual([])
  })
})
