let audio: AudioContext | undefined

/** Lets the chime be heard: browsers allow sound only after a touch. Call it on any touch; gives a way to stop listening. */
export function readySound(): () => void {
  const ready = () => {
    try {
      audio ??= new AudioContext()
      void audio.resume()
    } catch {
      // No sound on this device; the phone still shakes and the card still stands out.
    }
  }
  addEventListener('pointerdown', ready)
  addEventListener('keydown', ready)
  return () => {
    removeEventListener('pointerdown', ready)
    removeEventListener('keydown', ready)
  }
}

function chime(sound: AudioContext) {
  for (const [n, pitch] of [660, 880].entries()) {
    const start = sound.currentTime + n * 0.16
    const tone = sound.createOscillator()
    const volume = sound.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4)
    tone.connect(volume).connect(sound.destination)
    tone.start(start)
    tone.stop(start + 0.42)
  }
}

/** Something new came: one sound and a shake, where the device has them. */
export function alertPerson(): void {
  if (audio?.state === 'running') chime(audio)
  // Without a touch before it, Chrome refuses and complains.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.([180, 90, 180])
}
