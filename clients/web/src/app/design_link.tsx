// The links of the design system's components: { to } is a page of ours, { href } whatever else the gateway serves.
import type { AnchorHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router-dom';

type DesignLinkProps = LinkProps | (AnchorHTMLAttributes<HTMLAnchorElement> & { to?: undefined; href: string });

export function DesignLink({ children, ...props }: DesignLinkProps) {
  return props.to === undefined ? <a {...props}>{children}</a> : <Link {...props}>{children}</Link>;
}
