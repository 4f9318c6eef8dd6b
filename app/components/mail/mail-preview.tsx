// A mail as its reader sees it: in a frame that runs nothing, loads nothing and leads nowhere.
import styles from './mail-preview.module.css';

export function MailPreview({ html, title }: { html: string; title: string }) {
  return <iframe className={styles.preview} title={title} srcDoc={html} sandbox="" />;
}

/** The same mail as plain text; long addresses wrap. */
export function MailText({ text }: { text: string }) {
  return <pre className={styles.text}>{text}</pre>;
}
