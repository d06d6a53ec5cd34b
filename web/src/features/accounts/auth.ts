import { api, call } from '#web/lib/api.ts'

export type SignUp = { name: string; email: string; password: string; setupCode?: string; invite?: string }

export type SignIn = { email: string; password: string; code?: string; trustDevice?: boolean; restore?: boolean }

export const signIn = (body: SignIn) => call(api.POST('/api/auth/sign-in/email', { body }))

export const signUp = (body: SignUp) => call(api.POST('/api/auth/sign-up/email', { body }))

export const signOut = () => call(api.POST('/api/auth/sign-out', { body: {} }))

export const requestPasswordReset = (email: string) =>
  call(api.POST('/api/auth/request-password-reset', { body: { email, redirectTo: `${location.origin}/reset` } }))

export const resetPassword = (newPassword: string, token: string) =>
  call(api.POST('/api/auth/reset-password', { body: { newPassword, token } }))

export const changePassword = (body: { currentPassword: string; newPassword: string; revokeOtherSessions: boolean }) =>
  call(api.POST('/api/auth/change-password', { body }))

export const changeName = (name: string) => call(api.POST('/api/auth/update-user', { body: { name } }))

export const signOutElsewhere = () => call(api.POST('/api/auth/revoke-other-sessions', { body: {} }))

/** A letter with an address that confirms the e-mail address. */
export const sendVerification = (email: string) =>
  call(api.POST('/api/auth/send-verification-email', { body: { email, callbackURL: '/studio/settings' } }))

/** Letters go out; the address changes when they were answered. */
export const changeEmail = (newEmail: string) =>
  call(api.POST('/api/auth/change-email', { body: { newEmail, callbackURL: '/studio/settings' } }))
