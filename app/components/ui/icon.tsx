// One icon: a reference into the sprite. A page with forty icons carries forty short references, not forty drawings, and
// the browser keeps the drawings.
import type { ReactElement } from 'react';
import sprite from './icons.svg?url&no-inline';
import { classNames } from '../class-names.ts';

export interface IconProps {
  /** Width and height, px. */
  size?: number;
  /** Width of the line in the 24 by 24 drawing. */
  stroke?: number;
  className?: string;
}

export type Icon = (props: IconProps) => ReactElement;

/** @param name as in the icon set, without its `Icon` */
export function icon(name: string): Icon {
  const href = `${sprite}#${name}`;
  return function SpriteIcon({ size = 24, stroke = 2, className }) {
    return (
      <svg className={classNames('icon', className)} width={size} height={size} strokeWidth={stroke} aria-hidden="true">
        <use href={href} />
      </svg>
    );
  };
}
