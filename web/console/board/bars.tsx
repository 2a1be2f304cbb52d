const [width, height, gap] = [26, 56, 6]

/** One number over some days, as bars; read aloud as a table. */
export const Bars = ({
  name,
  days,
  values,
  shown,
}: {
  readonly name: string
  readonly days: readonly string[]
  readonly values: readonly (number | undefined)[]
  readonly shown: (value: number) => string
}) => {
  const most = Math.max(1, ...values.map((value) => value ?? 0))
  const last = values.at(-1)
  return (
    <figure className="chart">
      <figcaption>
        {name} <b>{last === undefined ? '—' : shown(last)}</b>
      </figcaption>
      <svg viewBox={`0 0 ${days.length * (width + gap)} ${height + 2}`} aria-hidden="true">
        {values.map((value, index) => {
          const tall = value === undefined ? 0 : Math.max(2, (value / most) * height)
          return (
            <rect
              key={days[index]}
              x={index * (width + gap)}
              y={height - tall}
              width={width}
              height={tall}
              className={index === values.length - 1 ? 'bar-last' : 'bar-before'}
            />
          )
        })}
      </svg>
      <table className="only-read">
        <caption>{name}</caption>
        <tbody>
          {days.map((day, index) => {
            const value = values[index]
            return (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{value === undefined ? '—' : shown(value)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </figure>
  )
}
