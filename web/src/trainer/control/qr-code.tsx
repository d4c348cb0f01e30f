import { createMemo } from 'solid-js'
import { encode } from 'uqr'
import s from './control.module.css'

/** A QR code of a text, always dark on white: phones read nothing else. */
export function QrCode(props: { readonly text: string; readonly label: string; readonly size?: 'wall' }) {
  const code = createMemo(() => encode(props.text, { ecc: 'M', border: 3 }))
  const path = createMemo(() =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  )
  return (
    <svg
      class={props.size === 'wall' ? s.qrWall : s.qr}
      viewBox={`0 0 ${code().size} ${code().size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={props.label}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path()} fill="#000" />
    </svg>
  )
}
