// Views of the same thing, as links: each has its own address.
import { formatNumber } from '#app/copy/format.ts';
import { Link } from '../action/link.tsx';
import styles from './tabs.module.css';

export type Tab = { to: string; label: string; current?: boolean | undefined; count?: number | undefined };

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{formatNumber(tab.count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
