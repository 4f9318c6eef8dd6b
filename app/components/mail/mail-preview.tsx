// A mail as its reader sees it: in a frame that runs nothing, loads nothing and leads nowhere.
import styles from './mail-preview.module.css';

export function MailPreview({ html, title }: { html: string; title: string }) {
  return <iframe className={styles.preview} title={title} srcDoc={html} sandbox="" />;
}

/** The same mail as plain text. */
export function MailText({ text, label }: { text: string; label: string }) {
  return (
    <section aria-label={label}>
      {/* Scrolls sideways on its own, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
