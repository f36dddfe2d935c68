/** One thing that waits for somebody, ready to be shown as the next step or as a row below it. */
export interface Step {
  kind:
    | 'sign_record'
    | 'agree'
    | 'session_now'
    | 'missed'
    | 'own_part'
    | 'finish_record'
    | 'second_factor'
    | 'confirm_role'
    | 'draft_agreement'
    | 'organisation'
    | 'plan_sessions'
    | 'say_what_happened'
    | 'own_overdue'
    | 'late_for_safety'
    | 'refer_now'
    | 'referral_open'
    | 'look_again'
    | 'tell_agency'
    | 'confirm_departure'
    | 'confirm_same'
    | 'send_copies'
    | 'child_past_limit'
    | 'owe_by_policy'
    | 'own_by_policy'
    | 'policy_soon'
    | 'out_of_step'
    | 'review_agreement'
    | 'overdue_actions'
    | 'up_to_date'
  /** the task or the plain fact, in at most 12 words */
  title: string
  why: string
  /** a few words for the right of a row */
  short: string
  action: { text: string; href: string } | null
}
