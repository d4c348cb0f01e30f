import { expect, it } from 'vitest'
import { castingOf } from '../../functions/rehearse/policy.ts'

const players = ['DUTY', 'SUM', 'PRO']

it('[S13] casts everybody, or each role by name, the others carrying out the plan', () => {
  const roles = (text: string) => castingOf(text, players)
  expect(roles('slow')).toMatchObject({ roles: { DUTY: 'slow', SUM: 'slow', PRO: 'slow' } })
  expect(roles('DUTY=slow,SUM=absent')).toMatchObject({ roles: { DUTY: 'slow', SUM: 'absent', PRO: 'perfect' } })
  expect(roles('wrong, DUTY=perfect')).toMatchObject({ roles: { DUTY: 'perfect', SUM: 'wrong', PRO: 'wrong' } })
})

it('[S13] says what is wrong with a casting', () => {
  expect(castingOf('DUTY=quick', players)).toEqual({
    ok: false,
    message: 'A policy is one of perfect, slow, absent, wrong, not “quick”.',
  })
  expect(castingOf('NOBODY=slow', players)).toMatchObject({ message: expect.stringContaining('DUTY, SUM, PRO') })
})
