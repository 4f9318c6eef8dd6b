// Which of a partner's claims a page shows, as its address says.
export const claimViews = ['protected', 'provisional', 'ended'] as const;

export function claimViewOf(url: URL): (typeof claimViews)[number] {
  return claimViews.find((one) => one === url.searchParams.get('view')) ?? 'protected';
}
