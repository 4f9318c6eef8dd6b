// The product's mark: a round seal with 正, “rightful, upright”, the five strokes one also tallies with.
// Decoration; the name stands beside it.
export function SealMark({ size = 28, className }: { size?: number; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 40 40" width={size} height={size} className={className} aria-hidden focusable="false">
      <circle cx="20" cy="20" r="18.6" fill="var(--seal)" />
      <circle cx="20" cy="20" r="15.6" fill="none" stroke="var(--surface)" strokeWidth="0.8" />
      <path
        d="M11 12.4h18M20 12.4V28M20 19.6h7.4M13.6 18.4V28M9.8 28h20.4"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="2.9"
      />
    </svg>
  );
}
