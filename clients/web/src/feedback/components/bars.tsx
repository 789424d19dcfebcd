// Bars of one measure, each with what it says in words beside it.
interface BarsProps { bars: readonly { id: string; label: string; share: number; said: string }[] }

export function Bars({ bars }: BarsProps) {
  return (
    <ul className="bars">
      {bars.map(({ id, label, share, said }) => (
        <li key={id}>
          <span className="bars__label">{label}</span>
          <span className="bars__track"><span className="bars__bar" style={{ width: `${Math.round(share * 100)}%` }} /></span>
          <span className="bars__count">{said}</span>
        </li>
      ))}
    </ul>
  );
}
