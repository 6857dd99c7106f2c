import { AddressLink } from '../view/address-link.tsx';
import { usePath } from '../view/use-view.ts';

const others = [
  ['/series', 'Series'],
  ['/types', 'Types'],
] as const;

/** The pages of the dashboard. */
export function PageLinks() {
  const path = usePath();
  const [shown = '/'] = others.find(([address]) => path === address || path.startsWith(`${address}/`)) ?? [];
  return (
    <nav className="pages" aria-label="Pages">
      {[['/', 'Jobs'] as const, ...others].map(([address, label]) => (
        <AddressLink key={address} address={address} isCurrent={address === shown}>
          {label}
        </AddressLink>
      ))}
    </nav>
  );
}
