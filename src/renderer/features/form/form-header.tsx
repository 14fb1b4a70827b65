import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DocumentStatus } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag, Tag } from '../../ui/status-tag.tsx'

interface FormHeaderProps {
  readonly childId: string
  readonly definition: FormDefinition
  readonly status: DocumentStatus
  /** Behind the case number: the last rating. */
  readonly more?: ReactNode
  readonly actions?: ReactNode
}

/** Whose paper it is, which form, and how far. */
export function FormHeader({ childId, definition, status, more, actions }: FormHeaderProps) {
  const language = useLanguage()
  const child = useWorkspace((state) => state.children.get(childId))
  const name = useWorkspace((state) => {
    const facts = factsOf(state, childId)
    return factText(facts, 'child.name') || factText(facts, 'child.alias')
  })
  return (
    <PageHeader
      ground="paper"
      above={
        <>
          <Link to="/children/$childId" params={{ childId }}>
            {name === '' ? child?.caseNumber : name}
          </Link>
          <span>{child?.caseNumber}</span>
          {more}
        </>
      }
      title={(definition.shortTitle ?? definition.title)[language]}
      tags={
        <>
          <Tag>{definition.code}</Tag>
          <StatusTag kind={status} outlined />
        </>
      }
      {...(actions === undefined ? {} : { actions })}
    />
  )
}
