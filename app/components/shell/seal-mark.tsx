// The product's mark: a round seal with the owner's stroke inside. Decoration; the name stands beside it.
export function SealMark({ size = 28, className }: { size?: number; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 40 40" width={size} height={size} className={className} aria-hidden focusable="false">
      <circle cx="20" cy="20" r="18.25" fill="none" stroke="var(--seal)" strokeWidth="2.5" />
      <circle cx="20" cy="20" r="14.5" fill="none" stroke="var(--seal)" strokeWidth="0.9" />
      <g fill="none" stroke="var(--seal)" strokeWidth="3" strokeLinecap="square">
        <path d="M15 28V12.5h6.2a4.6 4.6 0 0 1 0 9.2H15" />
        <path d="M20.5 21.7 26 28" />
      </g>
    </svg>
  );
}
