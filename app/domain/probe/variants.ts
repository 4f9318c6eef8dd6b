// Near-neighbour probing (N03): somebody asks for many names that differ by one edit, to learn which ones are on the list.
// Pure: says which recent questions are variants of the newest one and whether they are too many. Raises nothing itself.

/** One question a partner's user asked, by the keys it is compared by. */
export interface RecentProbe {
  id: string;
  userId: string;
  /** The name as the matcher reads it: folded, without legal form and branch. */
  nameKey: string;
  /** A complete company code without its check digit, or null. */
  codeKey: string | null;
}

/** How many variants are too many; rule values. */
export interface ProbeThresholds {
  /** Distinct variants one user may ask for within the window before it is noticed. */
  perUser: number;
  /** The same for all users of one partner together. */
  perPartner: number;
}

/** A name shorter than this has so many neighbours by chance that one edit says nothing. */
export const shortestKey = 4;

/** True when the texts differ by one character put in, left out, replaced, or by two neighbours that changed places. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = [Array.from(a), Array.from(b)].sort((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const left = short.length - start - end;
  if (short.length !== long.length) return left === 0;
  if (left === 1) return true;
  return left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start];
}

/** A question that goes on where the other stopped is typing, not probing: the pre-check asks while a name is typed. */
function isTyping(a: string, b: string): boolean {
  return a !== b && (a.startsWith(b) || b.startsWith(a));
}

/** True when two questions are about neighbours: the names one edit apart, or the same name with codes one edit apart. */
export function areVariants(a: RecentProbe, b: RecentProbe): boolean {
  if (a.nameKey === b.nameKey) return a.codeKey !== null && b.codeKey !== null && isOneEdit(a.codeKey, b.codeKey);
  if (Math.min(Array.from(a.nameKey).length, Array.from(b.nameKey).length) < shortestKey) return false;
  return !isTyping(a.nameKey, b.nameKey) && isOneEdit(a.nameKey, b.nameKey);
}

const identity = (probe: RecentProbe) => `${probe.nameKey}\n${probe.codeKey ?? ''}`;

/**
 * The distinct questions that hang together with `newest` by single edits, itself first, at most `enough` of them: a
 * prober may walk from neighbour to neighbour as well as circle around one name. The same question asked twice counts once.
 */
export function variantsOf<Probe extends RecentProbe>(
  newest: Probe,
  recent: readonly Probe[],
  enough: number,
): Probe[] {
  const waiting = new Map<string, Probe>();
  for (const probe of recent) if (!waiting.has(identity(probe))) waiting.set(identity(probe), probe);
  waiting.delete(identity(newest));
  const found: Probe[] = [newest];
  for (let position = 0; position < found.length && found.length < enough; position += 1) {
    const from = found[position];
    if (!from) break;
    for (const [key, probe] of waiting) {
      if (found.length >= enough) break;
      if (!areVariants(from, probe)) continue;
      found.push(probe);
      waiting.delete(key);
    }
  }
  return found;
}

export type Probing<Probe extends RecentProbe> = { by: 'user' | 'partner'; probes: Probe[] };

/**
 * Whether the newest question completes a series of variants, by its user alone or by its partner's users together.
 * @param recent what the partner's users asked within the window, the newest left out or not
 */
export function judgeProbes<Probe extends RecentProbe>(
  newest: Probe,
  recent: readonly Probe[],
  { perUser, perPartner }: ProbeThresholds,
): Probing<Probe> | null {
  const own = variantsOf(
    newest,
    recent.filter(({ userId }) => userId === newest.userId),
    perUser,
  );
  if (own.length >= perUser) return { by: 'user', probes: own };
  const all = variantsOf(newest, recent, perPartner);
  return all.length >= perPartner ? { by: 'partner', probes: all } : null;
}
