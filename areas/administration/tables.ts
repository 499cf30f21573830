import type { InvitationRecord, MemberRecord, PersonRecord, TeamRecord, Workspace } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    administration_workspaces: Workspace
    administration_people: PersonRecord
    administration_teams: TeamRecord
    administration_members: MemberRecord
    administration_invitations: Omit<InvitationRecord, 'secret_hash'> & { secret_hash: Buffer }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'administration.workspace_created': { person_id: string }
    'administration.workspace_renamed': { was: string; name: string }
    'administration.person_joined': { person_id: string; invitation_id: string | null; team_ids: string[] }
    /** Role, name, language or time zone; `changed` names which. */
    'administration.person_changed': { person_id: string; changed: string[] }
    'administration.person_deactivated': { person_id: string }
    'administration.person_reactivated': { person_id: string }
    'administration.person_signed_in': { person_id: string }
    'administration.password_changed': { person_id: string }
    'administration.password_reset_requested': { person_id: string }
    'administration.team_created': { team_id: string }
    'administration.team_changed': { team_id: string; changed: string[] }
    'administration.team_deleted': { team_id: string }
    'administration.member_added': { team_id: string; person_id: string }
    'administration.member_removed': { team_id: string; person_id: string }
    'administration.person_invited': { invitation_id: string; team_ids: string[] }
    'administration.invitation_withdrawn': { invitation_id: string }
    'administration.invitation_renewed': { invitation_id: string }
  }
}
