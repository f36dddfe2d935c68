import type { LaneLayout } from './year-strip-layout.ts'

const tenth = (value: number): number => Math.round(value * 10) / 10

/** One rule over the year: counts as brackets with their result, gaps as lengths, thick and black past the limit. */
export function Lane({ lane }: { lane: LaneLayout }) {
  const { y } = lane
  return (
    <>
      <text class="pl-fig-bold" x="0" y={y + 3}>
        {lane.title}
      </text>
      {lane.note !== null && (
        <text class="pl-fig-2" x="0" y={y + 20}>
          {lane.note}
        </text>
      )}
      {lane.brackets.map(({ x, to, how }, index) =>
        how === 'missed' ? (
          <rect key={index} class="pl-fig-over" x={tenth(x)} y={y - 5} width={tenth(to - x)} height="9" />
        ) : (
          <path
            key={index}
            class={how === 'ahead' ? 'pl-fig-line-2' : 'pl-fig-line'}
            stroke-width={how === 'ahead' ? '1.4' : '2'}
            {...(how === 'ahead' ? { 'stroke-dasharray': '3 3' } : {})}
            d={`M${tenth(x)} ${y - 4}v8H${tenth(to)}v-8`}
          />
        ),
      )}
      {lane.lengths.map(({ x, to, how }, index) =>
        how === 'ahead' ? (
          <path
            key={index}
            class="pl-fig-line-2"
            stroke-width="1.6"
            stroke-dasharray="3 3"
            d={`M${tenth(x)} ${y}H${tenth(to)}`}
          />
        ) : (
          <rect
            key={index}
            class={how === 'over' ? 'pl-fig-over' : 'pl-fig-within'}
            x={tenth(x)}
            y={how === 'over' ? y - 5 : y - 1.5}
            width={tenth(to - x)}
            height={how === 'over' ? 9 : 3}
          />
        ),
      )}
      {lane.limits.map(({ x }, index) => (
        <path
          key={index}
          class="pl-fig-line"
          stroke-width="2"
          d={`M${tenth(x)} ${y - 8}v16M${tenth(x - 4)} ${y - 8}h8M${tenth(x - 4)} ${y + 8}h8`}
        />
      ))}
      {lane.labels.map((label, index) => (
        <text
          key={index}
          class={[
            label.bold ? 'pl-fig-bold' : 'pl-fig-2',
            label.align === 'middle' ? 'pl-fig-middle' : label.align === 'end' ? 'pl-fig-end' : '',
            'pl-halo',
            label.onTerm ? 'pl-halo--paper' : '',
          ]
            .filter((name) => name !== '')
            .join(' ')}
          x={tenth(label.x)}
          y={label.y - (label.align === 'middle' ? 0 : 4)}
        >
          {label.text}
        </text>
      ))}
    </>
  )
}
