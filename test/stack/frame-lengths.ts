/** Tells of each WebSocket frame's payload length as its header comes by, without touching the bytes (RFC 6455 §5.2). */
export function makeFrameWatch(onFrame: (bytes: number) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0)
  let skip = 0
  return (chunk) => {
    let at = 0
    while (at < chunk.length) {
      const over = Math.min(skip, chunk.length - at)
      skip -= over
      at += over
      if (at === chunk.length) return
      header = Buffer.concat([header, chunk.subarray(at, at + 1)])
      at += 1
      const short = (header[1] ?? 0) & 0x7f
      const extended = short === 126 ? 2 : short === 127 ? 8 : 0
      const masked = ((header[1] ?? 0) & 0x80) !== 0
      if (header.length < 2 || header.length < 2 + extended + (masked ? 4 : 0)) continue
      const length =
        extended === 0 ? short : extended === 2 ? header.readUInt16BE(2) : Number(header.readBigUInt64BE(2))
      header = Buffer.alloc(0)
      skip = length
      onFrame(length)
    }
  }
}
