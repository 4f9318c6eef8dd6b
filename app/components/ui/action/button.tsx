// Buttons, and links that look like them. `primary` is the one vermilion action of a page: use it once.
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import type { Icon } from '../icons.ts';
import styles from './button.module.css';
import { Link, type LinkProps } from './link.tsx';

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  icon?: Icon | undefined;
  /** Fill the width of the container. */
  wide?: boolean | undefined;
};

function lookClass({ variant = 'secondary', size = 'md', wide }: Look, extra: string | undefined) {
  return classNames(styles.button, styles[variant], size !== 'md' && styles[size], wide && styles.wide, extra);
}

function Inside({ icon: Icon, children }: { icon?: Icon | undefined; children: ReactNode }) {
  return (
    <>
      {Icon && <Icon size={18} stroke={1.75} />}
      <span>{children}</span>
    </>
  );
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Shows that the press is being worked on; the button stays focusable and ignores further presses. */
    busy?: boolean | undefined;
  };

/** A button submits its form unless `type="button"`. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, wide, busy, className, children, type = 'submit', onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={lookClass({ variant, size, wide }, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      <Inside icon={icon}>{children}</Inside>
    </button>
  );
});

export function ButtonLink({ variant, size, icon, wide, className, children, ...rest }: LinkProps & Look) {
  return (
    <Link className={lookClass({ variant, size, wide }, className)} {...rest}>
      <Inside icon={icon}>{children}</Inside>
    </Link>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  icon: Icon;
  /** What a screen reader says and what hovering shows. */
  label: string;
};

/** A square button with only an icon, for toolbars and table rows. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon: Icon, label, className, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={classNames(styles.icon, className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon size={18} stroke={1.75} />
    </button>
  );
});

/** Buttons side by side; on a phone they stack with the first on top. */
export function Actions({ children, align = 'start' }: { children: ReactNode; align?: 'start' | 'end' }) {
  return <div className={classNames(styles.actions, align === 'end' && styles.end)}>{children}</div>;
}
