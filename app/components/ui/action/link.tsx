// A link inside the product. A plain anchor, cheap to render; the shell turns clicks on it into client navigation
// and without JavaScript it is simply a link. Files to download and pages of another audience take `reload`.
import { forwardRef, type AnchorHTMLAttributes } from 'react';

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: string;
  /** Let the browser load the address itself: downloads, PDFs, sign-out, another audience. */
  reload?: boolean | undefined;
};

export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link({ to, reload, children, ...rest }, ref) {
  return (
    <a ref={ref} href={to} data-reload={reload || undefined} {...rest}>
      {children}
    </a>
  );
});
