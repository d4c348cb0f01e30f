/** One rule taken out of the source: each snippet stands there exactly once. */
export interface Mutant {
  readonly rule: string
  readonly file: 'accept.ts' | 'advance.ts' | 'settled.ts'
  /** It keeps a hint right: nobody but the judge of the ways would notice. */
  readonly hint?: true
  readonly change: readonly (readonly [from: string, to: string])[]
}

const advance = 'advance.ts'
const accept = 'accept.ts'
const settled = 'settled.ts'

/** The rules of accepting and advancing, each taken out alone. */
export const mutants: readonly Mutant[] = [
  {
    rule: 'accept looks for a receipt',
    file: accept,
    change: [['await table.get(pk, receiptKey(key))', 'undefined']],
  },
  {
    rule: 'accept looks for a receipt again when its put lost',
    file: accept,
    change: [['const decided = await receipt()', 'const decided = waiting ? undefined : await receipt()']],
  },
  {
    rule: 'a command is put if absent',
    file: accept,
    change: [['...mail }, { ifAbsent: true })', '...mail })']],
  },
  {
    rule: 'what is committed is settled before anything is loaded',
    file: advance,
    change: [
      ['await settleAll(ports, head, after)', 'head.commit = after.at(-1) ?? head.commit'],
      [
        'await table.put(commitItem(drill, next), { ifAbsent: true })',
        'await table.put(commitItem(drill, next), { ifAbsent: true })\n await settleAll(ports, head, after)\n head.commit = after.at(-1) ?? commit',
      ],
    ],
  },
  {
    rule: 'what has a receipt is not loaded',
    file: advance,
    change: [['if (receipts[index]) {', 'if (fresh.length < 0) {']],
  },
  {
    rule: 'a commit is put if absent',
    file: advance,
    change: [
      ['await table.put(commitItem(drill, next), { ifAbsent: true })', 'await table.put(commitItem(drill, next))'],
    ],
  },
  {
    rule: 'the clock is read before the inbox',
    file: advance,
    change: [
      ['const now = clock.now()\n    const horizon = clock.horizon()\n', ''],
      [
        'await load(ports, head.launch)\n',
        'await load(ports, head.launch)\n    const now = clock.now()\n    const horizon = clock.horizon()\n',
      ],
    ],
  },
  {
    rule: 'settling removes what the commit lists, not what was loaded',
    file: advance,
    change: [
      ['await table.remove(inboxKey(drill, shard), mailKey(key))', ''],
      [
        'await table.put(commitItem(drill, next), { ifAbsent: true })',
        'await table.put(commitItem(drill, next), { ifAbsent: true })\n for (const { shard, key } of inbox) await table.remove(inboxKey(drill, shard), mailKey(key))',
      ],
    ],
  },
  {
    rule: 'META is put if newer',
    file: advance,
    hint: true,
    change: [['{ startedAt, endedAt }), { ifNewer', '{ startedAt, endedAt }), undefined && { ifNewer']],
  },
  {
    rule: 'SETTLED is put if newer',
    file: settled,
    hint: true,
    change: [["table.put(item, { ifNewer: 'n' })", 'table.put(item)']],
  },
  {
    rule: 'META is put for a status that changed there and back',
    file: advance,
    hint: true,
    change: [['moved(shown, head.commit, fresh, settled)', 'shown(head.commit) !== shown(last)']],
  },
  {
    rule: 'META stands before SETTLED',
    file: advance,
    hint: true,
    change: [
      ['    await putSettled(table, launch.drill, last)\n', ''],
      ['    if (moved(shown,', '    await putSettled(table, launch.drill, last)\n    if (moved(shown,'],
    ],
  },
  {
    rule: 'commits that another one won are published too',
    file: advance,
    change: [
      ['await reach.publish(drill, commit)', 'if (own.has(commit)) await reach.publish(drill, commit)'],
      [
        'const commitBytes',
        'const own = { has: (commit) => won.get(commit.n) === JSON.stringify(commit.state) }\nconst won = new Map()\nconst commitBytes',
      ],
      [
        'await table.put(commitItem(drill, next), { ifAbsent: true })',
        'await table.put(commitItem(drill, next), { ifAbsent: true })\n if (put.ok) won.set(next.n, JSON.stringify(next.state))',
      ],
    ],
  },
  {
    rule: 'a receipt is written before its command is removed',
    file: advance,
    change: [
      [
        'await table.put({ pk: inboxKey(drill, shard), sk: receiptKey(key), ...receipt })\n      await table.remove(inboxKey(drill, shard), mailKey(key))',
        'await table.remove(inboxKey(drill, shard), mailKey(key))\n      await table.put({ pk: inboxKey(drill, shard), sk: receiptKey(key), ...receipt })',
      ],
    ],
  },
  {
    rule: 'SETTLED comes after all that a commit owes',
    file: advance,
    change: [
      ['  for (const commit of owed) await settle(ports, head, commit)\n', ''],
      [
        '    head.settled = last.n\n',
        '    head.settled = last.n\n    for (const commit of owed) await settle(ports, head, commit)\n',
      ],
    ],
  },
  {
    rule: 'a head moves on only when SETTLED stands',
    file: advance,
    hint: true,
    change: [['  if (!last) return\n', '  if (!last) return\n  head.commit = last\n']],
  },
  {
    rule: 'no timer goes before a command that was left in the inbox',
    file: advance,
    change: [['{ now, horizon, rest }', '{ now, horizon }']],
  },
  {
    rule: 'all that waits is asked for, since the oldest may sort last',
    file: advance,
    change: [["{ prefix: 'CMD#' })", "{ prefix: 'CMD#' }, { limit: 6 })"]],
  },
  {
    rule: 'the alarm is set',
    file: advance,
    change: [
      ['await reach.arm(drill, nextAlarm(commit.state), { n: commit.n, owed: false })', ''],
      ['await reach.arm(launch.drill, nextAlarm(last.state), { n: last.n, owed: true })', ''],
    ],
  },
]
