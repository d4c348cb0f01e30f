import { type Accessor, createEffect, onCleanup } from 'solid-js'

/** Keeps the screen on while `wanted`, where the browser can; asks again when the page comes back into sight. */
export function createWakeLock(wanted: Accessor<boolean>): void {
  if (!('wakeLock' in navigator)) return
  let lock: WakeLockSentinel | undefined
  let round = 0

  async function hold() {
    round += 1
    const mine = round
    void lock?.release()
    lock = undefined
    if (!wanted() || document.visibilityState === 'hidden') return
    try {
      const taken = await navigator.wakeLock.request('screen')
      if (mine === round) lock = taken
      else void taken.release()
    } catch {
      // Low battery or not allowed: the screen may go dark, nothing else.
    }
  }

  createEffect(() => {
    wanted()
    void hold()
  })
  document.addEventListener('visibilitychange', hold)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', hold)
    round += 1
    void lock?.release()
  })
}
