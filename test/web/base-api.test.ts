import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
const json = (body: unknown, status = 200) => Response.json(body, { status })
const problem = (word: string, status: number) =>
  json({ type: `urn:sandtable:problem:${word}`, title: 'Do this.', status }, status)

async function load() {
  const [{ api }, { isPassing, NoAnswer, Problem }, i18n] = await Promise.all([
    import('../../web/src/base/api.ts'),
    import('../../web/src/base/problem.ts'),
    import('../../web/src/base/i18n.ts'),
  ])
  return { api, isPassing, NoAnswer, Problem, ...i18n }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'zh-CN', 'en'] })
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  vi.stubGlobal('fetch', fetched.mockReset())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('calling the API', () => {
  test('JSON goes out with the token and the language, and comes back as a value', async () => {
    const { api } = await load()
    fetched.mockResolvedValue(json({ ok: 1 }))
    expect(await api.post('/api/seat/seen', { k: 3 }, { token: 'abc' })).toEqual({ ok: 1 })
    const [path, init] = fetched.mock.calls[0]!
    expect(path).toBe('/api/seat/seen')
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"k":3}',
      headers: { Authorization: 'Bearer abc', 'Accept-Language': 'zh', 'Content-Type': 'application/json' },
    })
  })

  test('a refusal is a Problem with its stable word', async () => {
    const { api, isPassing, Problem } = await load()
    fetched.mockResolvedValue(problem('seat-removed', 410))
    const error = await api.get('/api/seat').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ word: 'seat-removed', status: 410, message: 'Do this.' })
    expect(isPassing(error)).toBe(false)
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test("a proxy's error page is a Problem that may pass", async () => {
    const { api, isPassing } = await load()
    fetched.mockImplementation(async () => new Response('<h1>Bad Gateway</h1>', { status: 502 }))
    const error = await api.post('/api/drills', {}).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ word: 'http-502' })
    expect(isPassing(error)).toBe(true)
  })

  test('a read is repeated when nobody answers; a write only when it says so', async () => {
    const { api, NoAnswer } = await load()
    fetched.mockRejectedValueOnce(new TypeError('offline')).mockResolvedValueOnce(json([]))
    const read = api.get('/api/drills')
    await vi.runAllTimersAsync()
    expect(await read).toEqual([])

    fetched.mockReset().mockRejectedValue(new TypeError('offline'))
    await expect(api.post('/api/drills', {})).rejects.toBeInstanceOf(NoAnswer)
    expect(fetched).toHaveBeenCalledTimes(1)

    fetched
      .mockReset()
      .mockRejectedValueOnce(new TypeError('offline'))
      .mockResolvedValueOnce(json({ id: 'x' }, 201))
    const write = api.post('/api/drills', { id: 'x' }, { tries: 2 })
    await vi.runAllTimersAsync()
    expect(await write).toEqual({ id: 'x' })
  })

  test('a server that never answers counts as no answer', async () => {
    const { api, NoAnswer } = await load()
    fetched.mockImplementation(
      (_, { signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    )
    const asked = expect(api.post('/api/drills', {}, { timeoutMs: 9_000 })).rejects.toBeInstanceOf(NoAnswer)
    await vi.advanceTimersByTimeAsync(9_000)
    await asked
  })

  test('leaving the page ends the call with its own reason, and no retry', async () => {
    const { api } = await load()
    const stop = new AbortController()
    fetched.mockImplementation(
      (_, { signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    )
    const asked = expect(api.get('/api/drills', { signal: stop.signal })).rejects.toBe('left')
    stop.abort('left')
    await asked
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})

describe('the language', () => {
  test('is the remembered one, else the first of the browser that we speak, else Chinese', async () => {
    const { firstLanguage } = await load()
    expect(firstLanguage('en', ['zh-CN'])).toBe('en')
    expect(firstLanguage(undefined, ['fr', 'en-US', 'zh'])).toBe('en')
    expect(firstLanguage('tlh', ['fr'])).toBe('zh')
  })

  test('words and numbers come in the language in use, and are asked by their path', async () => {
    const { makeT, pick, setLanguage } = await load()
    const t = makeT(
      { a: { left: '还有 {{ n }} 项' }, n: (n: number) => `${n} 条` },
      { a: { left: '{{ n }} left' }, n: (n: number) => (n === 1 ? '1 item' : `${n} items`) },
    )
    setLanguage('en')
    expect([t('a.left', { n: 2 }), t('n', 1), pick({ zh: '火', en: 'fire' })]).toEqual(['2 left', '1 item', 'fire'])
    setLanguage('zh')
    expect([t('a.left', { n: 2 }), t('n', 1), pick({ zh: '火', en: 'fire' })]).toEqual(['还有 2 项', '1 条', '火'])
  })
})
