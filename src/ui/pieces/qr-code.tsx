import { encode } from 'uqr'

interface QrCodeProps {
  /** what a phone reads from it */
  text: string
  /** what it is, for somebody who cannot see it */
  title: string
}

/** A QR code drawn here, on the server: the text goes to nobody else. Dark on white with a quiet border, in one path. */
export function QrCode({ text, title }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg class="pl-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
