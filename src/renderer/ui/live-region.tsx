import { VisuallyHidden } from '@mantine/core'

/** Words heard politely by a screen reader when they change; what is seen stands elsewhere. */
export function LiveRegion({ children }: { readonly children: string }) {
  return <VisuallyHidden role="status">{children}</VisuallyHidden>
}
