// Generated from openapi.json by `npm run contract`; do not edit.
export interface paths {
    "/api/auth/sign-up/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account and a session */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session; 401 `auth.code_needed` when the account also asks for a code, 403 `auth.account_deleted` when it was deleted: the same again with the code, or with `restore` */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends this session */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails an address to choose a new password; the answer is the same for unknown people */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password with the token from the mail */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password and can end the other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/update-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the name */
        post: operations["updateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/send-verification-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails the address to confirm one’s own e-mail address with */
        post: operations["sendVerificationEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for another e-mail address; it changes when the letters about it were answered */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out everywhere else */
        post: operations["revokeOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser needs to ask for a passkey, good for five minutes */
        post: operations["startPasskeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session; a passkey stands for password and code together */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser needs to make a passkey, good for five minutes */
        post: operations["startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the passkey that the browser made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows again that it is you, by password, code or passkey: good for 15 minutes in this session */
        post: operations["confirmIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each role may do, and which scope an API key needs for it */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team, who came first stands first, and whom it waits for */
        get: operations["listMembers"];
        put?: never;
        /** Asks somebody into the team by a letter that is good for seven days */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Out of the team, at once; with one’s own id: leaves it, which everybody may */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Another role; to make somebody an owner one must have signed in within the last minutes */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/channels/{id}/invitations/{invitationId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new letter; the one before stops working */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a letter invites to, for whoever holds it */
        get: operations["lookAtInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins the team; the letter works once */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log as CSV, newest first, at most 100,000 records */
        get: operations["exportAuditCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/audit.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log as JSON, newest first, at most 100,000 records */
        get: operations["exportAuditJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/channels/{id}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much a channel may hold */
        get: operations["getChannelQuota"];
        /** Set how much a channel may hold; what it holds already stays */
        put: operations["setChannelQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much a channel may hold of which nothing else is said */
        get: operations["getDefaultQuota"];
        /** Set how much a channel may hold of which nothing else is said */
        put: operations["setDefaultQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a sign-in of mine is secured */
        get: operations["getSecurity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator app; asked for only after a code of it was shown */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on a sign-in by password asks for a code */
        post: operations["enableSecondFactor"];
        /** A sign-in by password asks for no code any more */
        delete: operations["disableSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new recovery codes; the ones before stop working */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It opens nothing here any more */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/api/channels/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How it stands with the badge of a channel */
        get: operations["getVerification"];
        put?: never;
        /** Asks whoever runs the installation to verify the channel */
        post: operations["requestVerification"];
        /** Takes the request back, while it is not decided */
        delete: operations["withdrawVerification"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels that ask to be verified, that changed their name since, that are, or that were decided on */
        get: operations["listVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/verifications/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The channel sees the reason */
        post: operations["decideVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/channels/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A verified channel keeps its badge, or loses it */
        post: operations["lookAtVerificationAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follows a channel, or changes how much I hear of it */
        put: operations["followChannel"];
        post?: never;
        delete: operations["unfollowChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which of these channels I follow */
        get: operations["listFollowsAmong"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels that I follow, followed last first */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with their channels */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Time zone, way of writing numbers, keys: only what is named changes */
        patch: operations["changePreferences"];
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the person is signed in, this one first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs out there */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The channels of the person signed in */
        get: operations["listMyChannels"];
        put?: never;
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A channel by id or handle */
        get: operations["getChannel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/api/creator/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listApiKeys"];
        put?: never;
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvites"];
        put?: never;
        /** An address with which one person opens an account */
        post: operations["createInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails sent and waiting, for the operator */
        get: operations["listOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/outbox/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A letter that was not sent is tried now */
        post: operations["sendMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My unfinished uploads, newest first */
        get: operations["listUploads"];
        put?: never;
        /** Begin an upload; the draft video exists from now on */
        post: operations["startUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has been received; resuming starts here */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        delete: operations["cancelUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Addresses to PUT parts to, each for exactly its bytes */
        post: operations["getPartUrls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Languages of a video, those that were deleted too, and how far the transcription is */
        get: operations["listCaptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}.vtt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As WebVTT */
        get: operations["downloadCaptionsVtt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}.srt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As SubRip */
        get: operations["downloadCaptionsSrt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCaptions"];
        /**
         * Captions of one language, as cues or as a file
         * @description As JSON, or as a file with the content type text/vtt or application/x-subrip: at most 5 MB and 100,000 captions. What is wrong in a file is named by its line: broken ones refuse it unless `broken=leave-out`, harmless ones are mended and told.
         */
        put: operations["putCaptions"];
        post?: never;
        /** Out of the player; can be restored */
        delete: operations["deleteCaptions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stood there before, latest first */
        get: operations["listCaptionVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}/versions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCaptionVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/captions/{language}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings back what was deleted, or an earlier version as a new one; what stands there stays as a version */
        post: operations["restoreCaptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/transcription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make captions from what is said; asked twice it runs once */
        post: operations["startTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/transcription/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/channels/{id}/caption-defaults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCaptionDefaults"];
        /** Whether new uploads of a channel are transcribed by themselves */
        put: operations["putCaptionDefaults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/chapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChapters"];
        /** The chapters that count from now on; none: those of the description again */
        put: operations["putChapters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/chapters/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where parts may begin, by the pauses in the captions */
        get: operations["suggestChapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/chapters/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the list was before */
        get: operations["listChapterVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/chapters/versions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChapterVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/chapters/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An earlier list counts again; what stands there is kept as one */
        post: operations["restoreChapters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInteractions"];
        /**
         * Questions, choices and cards of a video, all of them
         * @description With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed the list since: `current` is the list as it is. A text that somebody was shown already gets another revision when it changes; answers to the one before stay with it.
         */
        put: operations["putInteractions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/interactions/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How viewers answered */
        get: operations["getInteractionResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/interactions/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How viewers answered, as a table for spreadsheets */
        get: operations["exportInteractionResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What whoever asks answered in this video before */
        get: operations["getMyAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/interactions/{interactionId}/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["tellInteractionShown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/interactions/{interactionId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what a video asks; the first answer of a viewer counts */
        post: operations["answerInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a video may be filed under */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what of a video, latest first */
        get: operations["getVideoHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/history/{changeId}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one change back
         * @description 412 `content.changed_meanwhile` when one of its fields was changed again since, unless `force` is true.
         */
        post: operations["revertVideoChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/upload-defaults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a new upload of the channel begins with */
        get: operations["getUploadDefaults"];
        put: operations["putUploadDefaults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/thumbnails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pictures to choose a thumbnail from: suggested ones and earlier ones */
        get: operations["listThumbnails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/thumbnails/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for three moments to choose from, where there are none yet */
        post: operations["suggestThumbnails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A picture of one’s own: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body */
        put: operations["putThumbnail"];
        /** A moment of the video, or an earlier or suggested picture */
        post: operations["chooseThumbnail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public videos, newest first */
        get: operations["listPublicVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getVideo"];
        /** @description With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed it since: `current` is the video as it is, `fields` are those sent that they changed too. */
        put: operations["putVideo"];
        post?: never;
        /** Into the trash */
        delete: operations["deleteVod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/vods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public videos of a channel, newest, trending or most watched first
         * @description A cursor belongs to its list: with another order, search or period it is refused.
         */
        get: operations["listChannelVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the picture that was given last, and which one is shown; for the team */
        get: operations["getChannelPicture"];
        /**
         * The picture of a channel: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body
         * @description Drawn anew as a square of its middle in a moment; until then the one before it is shown.
         */
        put: operations["putChannelPicture"];
        post?: never;
        /** The channel is shown with its initials again */
        delete: operations["removeChannelPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/following/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** New from the channels that I follow */
        get: operations["listFollowingVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Videos of my channel, filtered, searched and in any order
         * @description The first page says how many there are, except where a search fills it: then `count` tells. A cursor belongs to its list: with another filter or order it is refused.
         */
        get: operations["listCreatorVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many videos of my channel have each value that a list can be filtered by */
        get: operations["listVideoFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many videos of my channel a filter means */
        get: operations["countCreatorVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/video-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My saved views of the list of videos */
        get: operations["listSavedViews"];
        put?: never;
        /** Save a view under a name; one of the same name is replaced */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/video-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["forgetSavedView"];
        options?: never;
        head?: never;
        patch: operations["changeSavedView"];
        trace?: never;
    };
    "/api/creator/videos.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as a table for spreadsheets, all of it */
        get: operations["exportVideosCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deleted videos of my channel that can be restored, thrown away last first */
        get: operations["listTrash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCreatorVideo"];
        put?: never;
        post?: never;
        /** Into the trash */
        delete: operations["deleteVideo"];
        options?: never;
        head?: never;
        /** @description With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed it since: `current` is the video as it is, `fields` are those sent that they changed too. */
        patch: operations["updateVideo"];
        trace?: never;
    };
    "/api/creator/videos/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back from the trash */
        post: operations["restoreVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Process again after a failure */
        post: operations["retryVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the file of a video was, is and will be, latest first */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play this version from now on, under the same address */
        post: operations["useVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Out of the trash */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End what is being made of it */
        post: operations["cancelVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Process again after a failure */
        post: operations["retryVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Into the trash; not the one that plays */
        delete: operations["deleteVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/versions/{versionId}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The untouched file, with ranges; its checksum stands in Repr-Digest */
        get: operations["downloadOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The untouched file, or one of its renditions as an MP4, where its creator offers it */
        get: operations["downloadVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is about to be cut; the whole video while nothing is */
        get: operations["getVideoEdit"];
        /** Keep what is about to be cut; viewers see nothing of it */
        put: operations["putVideoEdit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/edit/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new version of what is kept; it plays as soon as it can */
        post: operations["renderVideoEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPlaylist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playlists/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its videos in their order, as far as the caller may watch them */
        get: operations["listPlaylistItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public playlists of a channel, newest first */
        get: operations["listChannelPlaylists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playlists of my channel, newest first */
        get: operations["listCreatorPlaylists"];
        put?: never;
        post: operations["createPlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/playlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCreatorPlaylist"];
        put?: never;
        post?: never;
        /** Its videos stay; it can be restored as long as videos of the trash */
        delete: operations["deletePlaylist"];
        options?: never;
        head?: never;
        /** @description With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed it since: `current` is the playlist as it is, `fields` are those sent that differ from it. */
        patch: operations["updatePlaylist"];
        trace?: never;
    };
    "/api/creator/playlists/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/playlists/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCreatorPlaylistItems"];
        put?: never;
        post: operations["addPlaylistItems"];
        delete: operations["removePlaylistItems"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move videos of a playlist to one place */
        post: operations["reorderVideos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of many videos of my channel in the last 30 days, latest first */
        get: operations["listBulks"];
        put?: never;
        /** Change many videos at once; the answer comes before the work is done */
        post: operations["startBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far it has come, and what became of each video */
        get: operations["getBulk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/bulk/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is done stays, the rest is left as it is */
        post: operations["cancelBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what it did, where nobody has changed it since */
        post: operations["undoBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Folders of the server that I may import from */
        get: operations["listImportSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would come, and whether there is room for it; nothing is kept */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of my channel in the last 30 days, latest first */
        get: operations["listImports"];
        put?: never;
        /** Bring files from elsewhere; the answer comes before the work is done */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far it has come, and what became of each file */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What has come stays */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/imports/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks again for what failed; for a bucket with its keys, which were forgotten */
        post: operations["retryImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/{id}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a video of the trash for good, at once */
        post: operations["purgeVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/trash/empty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete all of the trash for good, or some of it */
        post: operations["emptyTrash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my channel holds, and may hold */
        get: operations["getStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the files of an archive; its address works for an hour */
        post: operations["selectOriginals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/originals.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files as they were uploaded, as one ZIP archive that is made while it is sent */
        get: operations["downloadOriginals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my channel does not keep for good */
        get: operations["getRetention"];
        /** Set all rules; what goes is announced a week before and goes to the trash */
        put: operations["setRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would go when by the rules in force, soonest first, at most 100 */
        get: operations["getRetentionPreview"];
        put?: never;
        /** The same by other rules, before they are set */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an article; it is private until somebody publishes it */
        post: operations["createArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft, what readers get, and the pictures */
        get: operations["getArticle"];
        /**
         * Keep the draft
         * @description With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody wrote in it since: `current` is the article as it is.
         */
        put: operations["putArticle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Readers get the draft from now on, as far as its visibility lets them in */
        post: operations["publishArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the draft was before */
        get: operations["listArticleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}/versions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getArticleVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An earlier version is the draft again; what stands there is kept as one */
        post: operations["restoreArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Hides the channel with everything in it; its owners can restore it for 30 days, after which it is gone */
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/channels/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a deleted channel back as it was */
        post: operations["restoreChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/deleted-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deleted channels of mine that can be restored, the latest first */
        get: operations["listDeletedChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is known of me, as a file; the last ten thousand things I did, watched, liked and rated among it */
        post: operations["exportAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would go with my account, and what stays */
        get: operations["lookAtAccountDeletion"];
        put?: never;
        /** Deletes my account: sessions and keys end at once, signing in within 30 days offers to bring it back */
        post: operations["deleteAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every channel with what it holds and may hold */
        get: operations["listAllChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to show an address of ours in another page
         * @description As oembed.com describes it. Of what strangers may not see, and of what is not there: 404. A format other than json and xml: 501.
         */
        get: operations["oembed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProgress"];
        put?: never;
        /**
         * How far I am with a video
         * @description Safe to repeat, late and in any order: played ranges are joined, and the position that was reached last holds.
         */
        post: operations["reportProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-progress/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser kept before I signed in */
        post: operations["mergeProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-progress/many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of those that I have watched, in no order */
        get: operations["getProgressOfMany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-progress/continue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I can go on with: between 5 % and 90 % of what lasts five minutes, watched last first */
        get: operations["listUnfinished"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-progress/{vodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks a video as watched or not, or dismisses it from what can be continued */
        put: operations["markProgress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have watched, last first */
        get: operations["listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-history/{vodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets that I have watched it, and how far */
        delete: operations["removeFromHistory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-history/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets all that I have watched */
        post: operations["clearHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-history/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The videos of a history that a browser keeps itself; what cannot be watched is left out */
        get: operations["listWatchedVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch-history/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHistorySettings"];
        /** Pauses my history, or goes on with it */
        put: operations["setHistorySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["likeVideo"];
        post?: never;
        delete: operations["unlikeVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/liked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I like, liked last first */
        get: operations["listLiked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which of these videos I like */
        get: operations["listLikesAmong"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody passed it on: the one place where shares are counted */
        post: operations["shareVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have done with a video: one answer beside the public one */
        get: operations["getMyVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/not-interested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** This video is not recommended to me any more */
        put: operations["avoidVideo"];
        post?: never;
        delete: operations["stopAvoidingVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/not-interested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** This channel is not recommended to me any more */
        put: operations["avoidChannel"];
        post?: never;
        delete: operations["stopAvoidingChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/not-interested/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser kept before I signed in */
        post: operations["mergeNotInterested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/not-interested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I do not want to be recommended, the last one first */
        get: operations["listNotInterested"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How I rated it, or why I cannot yet */
        get: operations["getMyRating"];
        /** One to five stars and perhaps a sentence, of who has seen at least half of it */
        put: operations["rateVideo"];
        post?: never;
        delete: operations["unrateVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Average, how many gave how many stars, and the sentences */
        get: operations["listRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/ratings/{ratingId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The channel’s team reports a sentence to whoever runs the studio */
        post: operations["reportRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells whoever runs the studio that something is wrong with a video
         * @description Also signed out. Somebody who says the same of the same video again has said it once.
         */
        post: operations["reportVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What viewers have reported, a case for each video or sentence; reported or decided last first */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case, with what was said */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Channel and reporters are told */
        post: operations["decideReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything as it was before the decision */
        post: operations["undoReportDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that were put aside, and how many wait on their way */
        get: operations["getQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends everything that is put aside once more, at most a thousand at once */
        post: operations["retryQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends one once more; nothing happens when it is no longer there */
        post: operations["retryQuarantined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one up; it stays in the log of what was given up */
        post: operations["discardQuarantined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Views, watch time and viewers of a channel, with the days before and the latest videos */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the home page shows */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public videos, channels and playlists with these words
         * @description All of the words have to be there; accents and case do not matter, and the last word may be the beginning of one. Where nothing has a word, the nearest one is looked for. By relevance, where few have them, videos follow in which the words are only said.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Titles and channels that begin like this, as somebody types */
        get: operations["suggestSearches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is watched more than usual, worked out every hour */
        get: operations["listTrending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vods/{id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to watch next, each with the reason */
        get: operations["listRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWebhooks"];
        put?: never;
        /**
         * An address that is told of what happens to videos, playlists, captions, versions and articles; the answer shows its secret, this once
         * @description Messages are `{ type, timestamp, data }`, signed as Standard Webhooks has it, and come at least once: the same `webhook-id` again is the same message.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** With its log */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret, shown this once; the former one signs beside it for 24 hours */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message of type `webhook.test` */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of the last 30 days, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, and what came back each time */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it again, under the same id */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person should hear of, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks some as read, or all up to an instant */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Engines, queues, machines, disk and settings, for the operator */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of one state: the newest failure first, but the longest waiting or running first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every failed job of one queue runs again */
        post: operations["retryJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A job that waits or runs, on whatever machine, ends within seconds */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a table (text/csv, up to 5 MB and 10,000 rows) would change; nothing is changed */
        post: operations["previewVideosCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/videos/csv/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change what differs, as one change of many that can be taken back; lines with errors and conflicts are left out */
        post: operations["applyVideosCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creator/articles/{id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A picture for the text: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body
         * @description Named in the text as `![description](image:ID)`; a day after no text names it, it goes.
         */
        put: operations["putArticleImage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Events of players and pages, in batches
         * @description Answered when the accepted events are durable. Each event is checked by itself; also taken as text/plain, which beacons send.
         */
        post: operations["sendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem details with a stable code */
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            code: string;
        } & {
            [key: string]: unknown;
        };
        PreferencesInput: {
            /** @description null: the browser’s */
            timeZone: string | null;
            /** @description How dates and numbers are written on pages of that language; null: as the browser does */
            format: ("en-GB" | "en-US" | "en-CA" | "en-IN" | "en-DE" | "en-CH" | "en-SE" | "de-DE" | "de-AT" | "de-CH" | "fr-FR" | "fr-CH" | "fr-CA" | "es-ES" | "es-MX" | "es-AR" | "ja-JP" | "ar-EG" | "ar-SA-u-ca-gregory" | "ar-AE") | null;
            /** @description Of the interface; null: the browser’s */
            language: ("en" | "de" | "fr" | "es" | "ja" | "ar") | null;
            /** @description Shortcuts of a single letter work */
            singleKeys: boolean;
            /** @description I am old enough for what is for adults: it is shown without asking */
            adult: boolean;
            /**
             * @description The first steps on the studio’s home
             * @enum {string}
             */
            checklist: "shown" | "hidden";
        };
        SignedInInput: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        DoneInput: {
            [key: string]: unknown;
        };
        /** @description As `navigator.credentials` gives it, in JSON */
        PasskeyCredentialInput: {
            id: string;
        } & {
            [key: string]: unknown;
        };
        /** @description For `navigator.credentials`, in JSON */
        PasskeyOptionsInput: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        PasskeyInput: {
            /** Format: uuid */
            id: string;
            name: string;
            createdAt: string | null;
            /** @description Its maker keeps copies on the person’s other devices */
            synced: boolean;
        };
        SecurityInput: {
            /** @description Null: a sign-in by password asks for no code */
            secondFactor: {
                /** Format: date-time */
                enabledAt: string;
                recoveryCodesLeft: number;
            } | null;
            passkeys: components["schemas"]["PasskeyInput"][];
        };
        SecondFactorSetupInput: {
            /** @description For typing it into an app */
            secret: string;
            /** @description For a QR code: otpauth://… */
            url: string;
        };
        RecoveryCodesInput: {
            /** @description Shown only now; each works once */
            recoveryCodes: string[];
        };
        ConfirmationInput: {
            password: string;
        } | {
            /** @description Of the app, or a recovery code */
            code: string;
        } | {
            passkey: components["schemas"]["PasskeyCredentialInput"];
        };
        AuditRecordInput: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description With the name they had then; null: the program itself */
            actor: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            /** @enum {string} */
            via: "session" | "api-key" | "system";
            keyName: string | null;
            action: string;
            subject: {
                kind: string;
                id: string | null;
                label: string | null;
            };
            /** @description Only the fields that differ */
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            requestId: string | null;
            /** @description The address without its end */
            network: string | null;
        };
        AuditPageInput: {
            items: components["schemas"]["AuditRecordInput"][];
            nextCursor: string | null;
            /** @description Everybody the log tells of; only with the first page */
            people?: {
                /** Format: uuid */
                id: string;
                name: string | null;
            }[];
            /** @description Everything that was done; only with the first page */
            actions?: string[];
        };
        ChannelInput: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            description: string;
            /** @description Path of a square picture of 160 pixels; null: its initials are shown */
            picture: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Since when it is known to be who it says it is */
            verifiedAt: string | null;
            followerCount: number;
        };
        MeInput: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                emailVerified: boolean;
                operator: boolean;
                preferences: components["schemas"]["PreferencesInput"];
            } | null;
            channels: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
                /** @enum {string} */
                role: "owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant";
            }[];
            /** @description They have none any more, and deleted one: the studio makes the next one only when asked */
            needsChannel: boolean;
            /** @enum {string} */
            signUp: "open" | "invite" | "closed";
            sendsMail: boolean;
            firstAccount: boolean;
        };
        SessionInput: {
            /** Format: uuid */
            id: string;
            browser: string | null;
            system: string | null;
            handHeld: boolean;
            /** @description The address without its end */
            network: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To about ten minutes
             */
            lastUsedAt: string;
            current: boolean;
        };
        ApiKeyInput: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("videos:read" | "videos:write" | "analytics:read" | "channels:read" | "channels:write" | "audit:read" | "webhooks:write")[];
            /** @description Null: every channel of the person */
            channelIds: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
        };
        CreatedApiKeyInput: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("videos:read" | "videos:write" | "analytics:read" | "channels:read" | "channels:write" | "audit:read" | "webhooks:write")[];
            /** @description Null: every channel of the person */
            channelIds: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            /** @description Shown only now */
            key: string;
        };
        MailInput: {
            /** Format: uuid */
            id: string;
            to: string;
            subject: string;
            body: string;
            /** Format: date-time */
            createdAt: string;
            sentAt: string | null;
            error: string | null;
            /** @description It is about to be sent, or waits for its next try */
            queued: boolean;
        };
        InviteInput: {
            /** Format: uuid */
            id: string;
            note: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            usedAt: string | null;
        };
        CreatedInviteInput: {
            /** Format: uuid */
            id: string;
            note: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            usedAt: string | null;
            /** @description Shown only now */
            url: string;
        };
        /**
         * @description What is told of new videos: each, at most one a day, none
         * @enum {string}
         */
        FollowLevelInput: "all" | "some" | "none";
        /** @description null: not followed */
        FollowingInput: {
            following: components["schemas"]["FollowLevelInput"] | null;
            followerCount: number;
        };
        FollowedChannelInput: {
            channel: components["schemas"]["ChannelInput"];
            level: components["schemas"]["FollowLevelInput"];
            /** Format: date-time */
            followedAt: string;
        };
        /** @description `none`: no limit; `default`: as the installation is set up */
        QuotaSettingInput: {
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
        };
        ChannelQuotaInput: {
            /** Format: uuid */
            channelId: string;
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
            inForce: {
                storageBytes: number | null;
                minutes: number | null;
            };
        };
        DefaultQuotaInput: {
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
            inForce: {
                storageBytes: number | null;
                minutes: number | null;
            };
            /** @description What `default` means: QUOTA_STORAGE_GB and QUOTA_MINUTES */
            setUp: {
                storageBytes: number | null;
                minutes: number | null;
            };
        };
        MemberInput: {
            /** Format: uuid */
            userId: string;
            name: string;
            /** @description Only for who manages the team, and one’s own */
            email: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant";
            /** Format: date-time */
            joinedAt: string;
            you: boolean;
            can: {
                /** @description What their role can be changed to now, the present one among them */
                roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
                remove: boolean;
            };
            why: {
                /** @description Why not the other roles */
                roles: {
                    [key: string]: string;
                };
                remove?: string;
            };
        };
        InvitationInput: {
            /** Format: uuid */
            id: string;
            email: string;
            /** @enum {string} */
            role: "manager" | "editor" | "moderator" | "analyst" | "accountant";
            invitedBy: string | null;
            /** Format: date-time */
            sentAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
        };
        TeamInput: {
            items: components["schemas"]["MemberInput"][];
            /** @description Only for who manages the team */
            invitations: components["schemas"]["InvitationInput"][];
            can: {
                invite: boolean;
                readAudit: boolean;
            };
            why: {
                invite?: string;
                readAudit?: string;
            };
        };
        InvitationLookInput: {
            /** @enum {string} */
            state: "open" | "expired" | "accepted" | "revoked";
            email: string;
            /** @enum {string} */
            role: "manager" | "editor" | "moderator" | "analyst" | "accountant";
            invitedBy: string | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
            };
            /** Format: date-time */
            expiresAt: string;
            /** @description Whoever asks is in the team already */
            member: boolean;
            can: {
                accept: boolean;
            };
            why: {
                accept?: string;
            };
        };
        RolesInput: {
            roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
            permissions: {
                name: string;
                /** @description Completes “… may …” */
                doing: string;
                roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
                /** @description Of an API key; null: no key may */
                scope: string | null;
            }[];
        };
        VerificationInput: {
            verifiedAt: string | null;
            /** @description Name or handle changed since: the operator looks again */
            lookAgain: boolean;
            /** @description The latest */
            request: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "requested" | "approved" | "refused" | "withdrawn" | "revoked";
                evidence: string;
                links: string[];
                /** Format: date-time */
                requestedAt: string;
                decidedAt: string | null;
                /** @description Why it was decided so */
                reason: string | null;
            } | null;
            can: {
                request: boolean;
                withdraw: boolean;
            };
            why: {
                request?: string;
                withdraw?: string;
            };
        };
        VerificationCaseInput: {
            channel: {
                /** Format: uuid */
                id: string;
                name: string;
                handle: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                /** Format: date-time */
                createdAt: string;
                verifiedAt: string | null;
                lookAgain: boolean;
            };
            request: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "requested" | "approved" | "refused" | "withdrawn" | "revoked";
                evidence: string;
                links: string[];
                /** Format: date-time */
                requestedAt: string;
                decidedAt: string | null;
                /** @description Why it was decided so */
                reason: string | null;
                requestedBy: string | null;
                name: string;
                handle: string;
            } | null;
            /** @description Channels whose name or handle could be taken for this one’s */
            alike: {
                /** Format: uuid */
                id: string;
                name: string;
                handle: string;
                verified: boolean;
            }[];
        };
        NewUploadInput: {
            filename: string;
            /** @description Bytes */
            size: number;
            /**
             * @description Content type as the client knows it; the file itself decides
             * @default application/octet-stream
             */
            type: string;
            /** @description Recognises the file when it is chosen again */
            fingerprint?: string;
            /** Format: uuid */
            channelId?: string;
            /**
             * Format: uuid
             * @description A video whose file it takes the place of, once it is playable
             */
            replaces?: string;
        };
        StartedUploadInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            videoId: string;
            partSize: number;
            partCount: number;
        };
        UploadPartInput: {
            partNumber: number;
            size: number;
            etag: string;
        };
        UploadInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            videoId: string;
            /** Format: uuid */
            channelId: string;
            /** @enum {string} */
            status: "active" | "completed" | "cancelled";
            filename: string;
            size: number;
            type: string;
            fingerprint: string | null;
            partSize: number;
            partCount: number;
            /** @description Received and durable, by number; empty once completed */
            parts: components["schemas"]["UploadPartInput"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PartUrlsInput: {
            urls: {
                partNumber: number;
                url: string;
            }[];
            /** Format: date-time */
            expiresAt: string;
        };
        EarlierTextInput: {
            revision: number;
            /** @description Words of an article, or how many chapters */
            size: number;
            /** Format: date-time */
            updatedAt: string;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
        };
        CaptionsBodyInput: {
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
            /** @enum {string} */
            kind?: "captions" | "subtitles" | "descriptions";
            label?: string;
        };
        CaptionFindingInput: {
            /** @description From 1; of JSON the row */
            line: number;
            code: string;
            /** @enum {string} */
            what: "broken" | "mended" | "notice";
            message: string;
        };
        CaptionTrackInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
        };
        CaptionsWithCuesInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
        };
        CaptionsSavedInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
            /** @description The first 200 of each kind */
            findings: components["schemas"]["CaptionFindingInput"][];
            counts: {
                broken: number;
                mended: number;
                notice: number;
            };
        };
        CaptionVersionInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
        };
        CaptionVersionWithCuesInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
        };
        TranscriptionInput: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "failed" | "cancelled";
            percent: number | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CaptionAddressInput: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @description WebVTT; null until the video plays */
            url: string | null;
            automatic: boolean;
        };
        ChapterInput: {
            startMs: number;
            title: string;
        };
        CaptionListInput: {
            items: components["schemas"]["CaptionTrackInput"][];
            deleted: components["schemas"]["CaptionTrackInput"][];
            /** @description The latest */
            transcription: components["schemas"]["TranscriptionInput"] | null;
            can: {
                edit: boolean;
                transcribe: boolean;
            };
            why: {
                edit?: string;
                transcribe?: string;
            };
        };
        CaptionDefaultsInput: {
            transcribeNew: boolean;
        };
        CaptionDefaultsAnswerInput: {
            transcribeNew: boolean;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
                transcribe?: string;
            };
        };
        /** @description As its makers see it */
        InteractionInput: {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "question";
            prompt: string;
            options: {
                id: string;
                text: string;
            }[];
            /** @description Options that are right; none: a poll. Several: all of them have to be chosen */
            correct: string[];
            /** @description Shown after the answer */
            explanation: string;
            mustAnswer: boolean;
            pauses: boolean;
        } | {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "choice";
            prompt: string;
            options: {
                id: string;
                text: string;
                leads: {
                    /** @constant */
                    to: "time";
                    ms: number;
                } | {
                    /** @constant */
                    to: "video";
                    /** Format: uuid */
                    videoId: string;
                };
            }[];
            mustAnswer: boolean;
        } | {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "card";
            title: string;
            text: string;
            link: ({
                /** @constant */
                to: "video";
                /** Format: uuid */
                videoId: string;
            } | {
                /** @constant */
                to: "playlist";
                /** Format: uuid */
                playlistId: string;
            } | {
                /** @constant */
                to: "address";
                url: string;
            }) | null;
            durationMs: number;
            /** @enum {string} */
            position: "top-start" | "top-end" | "bottom-start" | "bottom-end";
        };
        InteractionListInput: {
            items: components["schemas"]["InteractionInput"][];
            /** @description Of the list, for If-Match */
            revision: number;
            updatedAt: string | null;
            updatedBy: string | null;
            can: {
                edit: boolean;
                results: boolean;
            };
            why: {
                edit?: string;
                results?: string;
            };
        };
        ShownInteractionInput: {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "question";
            prompt: string;
            options: {
                id: string;
                text: string;
            }[];
            poll: boolean;
            /** @description More than one option is right */
            several: boolean;
            mustAnswer: boolean;
            pauses: boolean;
        } | {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "choice";
            prompt: string;
            options: {
                id: string;
                text: string;
                leads: {
                    /** @constant */
                    to: "time";
                    ms: number;
                } | {
                    /** @constant */
                    to: "video";
                    /** Format: uuid */
                    videoId: string;
                };
                title: string | null;
            }[];
            mustAnswer: boolean;
        } | {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "card";
            title: string;
            text: string;
            link: ({
                /** @constant */
                to: "video";
                /** Format: uuid */
                videoId: string;
            } | {
                /** @constant */
                to: "playlist";
                /** Format: uuid */
                playlistId: string;
            } | {
                /** @constant */
                to: "address";
                url: string;
            }) | null;
            linkTitle: string | null;
            durationMs: number;
            /** @enum {string} */
            position: "top-start" | "top-end" | "bottom-start" | "bottom-end";
        };
        InteractionAnswerInput: {
            /** Format: uuid */
            interactionId: string;
            revision: number;
            /** @description The first answer, which counts */
            optionIds: string[];
            attempts: number;
            /** @description Whether what was sent now is right; null without a right answer */
            right: boolean | null;
            correct: string[];
            explanation: string;
            /** @description Of a poll, how everybody answered; null below ten answers */
            counts: {
                id: string;
                count: number;
            }[] | null;
        };
        InteractionResultInput: {
            /** Format: uuid */
            interactionId: string;
            revision: number;
            /**
             * @description changed: another text is asked since
             * @enum {string}
             */
            state: "present" | "changed" | "removed";
            /** @enum {string} */
            kind: "question" | "choice" | "card";
            atMs: number;
            prompt: string;
            /** @description Viewers */
            shown: number;
            answered: number;
            /** @description Answers in all, with those that were tried again */
            attempts: number;
            /** @description Answers of the channel’s own team and of machines, in none of these figures */
            apart: number;
            right: {
                count: number;
                /** @description Of those who answered, 0 to 1; null below ten answers */
                share: number | null;
            } | null;
            options: {
                id: string;
                text: string;
                correct: boolean;
                count: number;
                /** @description Of those who answered, 0 to 1; null below ten answers */
                share: number | null;
            }[];
            /** @enum {string} */
            sample: "none" | "noise" | "directional" | "readable" | "solid";
        };
        RenditionInput: {
            id: string;
            /** @enum {string} */
            medium: "video" | "audio";
            /** @description Of a sound track to choose */
            label: string | null;
            language: string | null;
            /** @enum {string} */
            kind: "remux" | "encode";
            /** @enum {string} */
            status: "waiting" | "processing" | "ready" | "failed";
            width: number | null;
            height: number | null;
            fps: number | null;
            /** @description RFC 6381 */
            codecs: string | null;
            /** @description Peak, bits per second */
            bitrate: number | null;
            sizeBytes: number;
            percent: number | null;
        };
        ProcessingInput: {
            /** @description waiting, probe, package (the first version), encode (the others) */
            step: string;
            percent: number | null;
            etaMs: number | null;
            /** @description While it waits for its turn */
            queue: {
                /** @description Jobs of the same kind that come before */
                ahead: number;
                /** @description About, at the measured speed; null while none is measured */
                startsInMs: number | null;
            } | null;
        };
        VideoInput: {
            /** Format: uuid */
            id: string;
            title: string;
            description: string;
            /** @enum {string} */
            status: "uploading" | "processing" | "ready" | "failed";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "scheduled" | "members";
            /** @enum {string} */
            kind: "video" | "audio" | "article";
            tags: string[];
            category: string | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            /** @description BCP 47 */
            language: string | null;
            licence: string;
            /** @enum {string} */
            comments: "open" | "held" | "off";
            downloads: boolean;
            encryption: boolean;
            /**
             * @description On which other sites it may be shown in a frame: all, those of `embedSites`, none
             * @enum {string}
             */
            embedding: "everywhere" | "sites" | "nowhere";
            /** @description Only for the channel’s team */
            embedSites: string[];
            /** @description For adults: without the viewer’s word no picture of it is shown but the blurred placeholder */
            ageRestricted: boolean;
            /** @description Its address says when it is published; only for the team */
            announced: boolean;
            /** @description By the operator: it stays private; only for the team */
            takenDown: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                category: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                message: string;
            } | null;
            /** @description When a scheduled video becomes public */
            publishAt: string | null;
            /** @description Counts what people changed; the ETag of it */
            revision: number;
            durationMs: number | null;
            width: number | null;
            height: number | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
            viewCount: number;
            watchTimeMs: number;
            /** @description Average share of it that was seen once per view, 0 to 1; null before the first view */
            completion: number | null;
            likeCount: number;
            commentCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            publishedAt: string | null;
            /** @description In the trash since; nothing is taken out of it by itself */
            deletedAt: string | null;
            playback: {
                hls: string;
                /**
                 * Format: uuid
                 * @description Which of the versions of its file plays
                 */
                version: string;
                poster: string | null;
                /** @description WebVTT: which part of which picture (#xywh) shows which time; null until it is drawn */
                storyboardUrl: string | null;
                /** @description Loudness over time: "PEK1", peaks per 1000 s as uint32 LE, then a byte a peak; null while there is none */
                waveformUrl: string | null;
                /** @description Other versions are still being made: ask again */
                moreComing: boolean;
                /** @description When signed addresses end; ask again before */
                expiresAt: string | null;
            } | null;
            /** @description null: there is none, or it is not for everybody to see */
            thumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description In its place, of what is for adults: until its viewer has said so, nothing but the placeholder is shown */
            restrictedThumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            renditions: components["schemas"]["RenditionInput"][];
            processing: components["schemas"]["ProcessingInput"] | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** @description Only for the channel’s team */
            source: {
                filename: string;
                sizeBytes: number;
                sha256: string | null;
            } | null;
            upload: {
                /** Format: uuid */
                id: string;
                receivedBytes: number;
                sizeBytes: number;
                /**
                 * Format: date-time
                 * @description When its client last asked for something
                 */
                activeAt: string;
            } | null;
            /** @description Only in the answer of one video */
            captions?: components["schemas"]["CaptionAddressInput"][];
            /** @description Only in the answer of one video */
            chapters?: components["schemas"]["ChapterInput"][];
            /** @description Only in the answer of one video that has any */
            interactions?: components["schemas"]["ShownInteractionInput"][];
            /** @description Only in the answer of one article for its readers; null before it was published */
            article?: {
                /** @description Safe to show as it is */
                html: string;
                words: number;
                readingMinutes: number;
                /**
                 * Format: date-time
                 * @description When this text was published
                 */
                publishedAt: string;
            } | null;
            can: {
                edit: boolean;
                delete: boolean;
                retry: boolean;
            };
            /** @description Why the caller cannot, as a sentence */
            why: {
                edit?: string;
                delete?: string;
                visibility?: string;
                ageRestricted?: string;
            };
        };
        VideoPatchInput: {
            title?: string;
            description?: string;
            tags?: string[];
            /** @description One of GET /api/categories */
            category?: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
            level?: ("beginner" | "intermediate" | "advanced") | null;
            language?: string | null;
            /** @enum {string} */
            licence?: "all-rights-reserved" | "cc-by-4.0" | "cc-by-sa" | "cc-by-nd" | "cc-by-nc" | "cc-by-nc-sa" | "cc-by-nc-nd" | "cc0";
            /** @enum {string} */
            comments?: "open" | "held" | "off";
            downloads?: boolean;
            /** @description Segments encrypted with AES-128 (HLS); keys only for who may watch. Files are repackaged by a job */
            encryption?: boolean;
            /**
             * @description On which other sites it may be shown in a frame: all, those of `embedSites`, none
             * @enum {string}
             */
            embedding?: "everywhere" | "sites" | "nowhere";
            /** @description Hosts, `*.` before one for all below it; of an address its host is kept */
            embedSites?: string[];
            ageRestricted?: boolean;
            announced?: boolean;
            /** @enum {string} */
            visibility?: "private" | "unlisted" | "public" | "scheduled" | "members";
            /** @description With the visibility `scheduled`: in the future, at most two years ahead */
            publishAt?: string | null;
        };
        VideoPageInput: {
            items: components["schemas"]["VideoInput"][];
            nextCursor: string | null;
            total?: number;
        };
        PlaylistInput: {
            /** Format: uuid */
            id: string;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
            };
            title: string;
            description: string;
            /**
             * @description A series has numbered parts, each with the one before and the one after it
             * @enum {string}
             */
            kind: "playlist" | "series";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public";
            /** @description Of the video chosen, or of the first */
            cover: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description Chosen; only for the channel’s team */
            coverVideoId: string | null;
            /** @description Where to begin to watch */
            firstVideoId: string | null;
            /** @description Of those that the caller may watch, as every figure here */
            itemCount: number;
            durationMs: number;
            /** @description The ETag; counts changes of the fields, not of the videos */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            deletedAt: string | null;
            /** @description Whether the video asked about is in it */
            contains?: boolean;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        NewPlaylistInput: {
            /** Format: uuid */
            channelId?: string;
            title: string;
            /** @default  */
            description: string;
            /**
             * @default playlist
             * @enum {string}
             */
            kind: "playlist" | "series";
            /**
             * @default private
             * @enum {string}
             */
            visibility: "private" | "unlisted" | "public";
            /** @default [] */
            videoIds: string[];
        };
        PlaylistPatchInput: {
            title?: string;
            description?: string;
            /** @enum {string} */
            kind?: "playlist" | "series";
            /** @enum {string} */
            visibility?: "private" | "unlisted" | "public";
            /** @description Null: the first video’s */
            coverVideoId?: string | null;
        };
        PlaylistPageInput: {
            items: components["schemas"]["PlaylistInput"][];
            nextCursor: string | null;
        };
        PlaylistItemInput: {
            /** @description From 1, counting those that the caller may watch */
            position: number;
            video: components["schemas"]["VideoInput"];
        };
        PlaylistItemsInput: {
            items: components["schemas"]["PlaylistItemInput"][];
            nextCursor: string | null;
        };
        AddPlaylistItemsInput: {
            /** @description In this order; those that are in it already stay where they are */
            videoIds: string[];
            /**
             * @default end
             * @enum {string}
             */
            at: "start" | "end";
            /**
             * Format: uuid
             * @description Instead of `at`; at the end when it is not in it any more
             */
            before?: string;
        };
        AddedPlaylistItemsInput: {
            added: number;
            already: number;
        };
        RemovePlaylistItemsInput: {
            videoIds: string[];
        };
        RemovedPlaylistItemsInput: {
            removed: {
                /** Format: uuid */
                videoId: string;
                /** @description What came next, to put it back */
                before: string | null;
            }[];
        };
        /** @description One of `before`, `after` and `position` */
        ReorderVideosInput: {
            /** Format: uuid */
            playlistId?: string;
            /** @description They follow each other in this order afterwards */
            videoIds: string[];
            /** Format: uuid */
            before?: string;
            /** Format: uuid */
            after?: string;
            /** @description Where the first of them stands then */
            position?: number;
        };
        ReorderedVideosInput: {
            changed: boolean;
        };
        VideoFilterInput: {
            /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
            q?: string;
            status?: ("uploading" | "processing" | "ready" | "failed")[];
            visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
            /** @description `none`: without one */
            category?: string[];
            tag?: string[];
            kind?: ("video" | "audio" | "article")[];
            level?: (("beginner" | "intermediate" | "advanced") | "none")[];
            /** @description `none`: without one */
            language?: string[];
            playlist?: string[];
            /** @description Created at or after; a date begins at 00:00 UTC */
            from?: string;
            /** @description Created before; a date is meant with the whole of its day in UTC */
            to?: string;
        };
        VideoFacetsInput: {
            total: number;
            status: {
                value: string;
                count: number;
            }[];
            visibility: {
                value: string;
                count: number;
            }[];
            kind: {
                value: string;
                count: number;
            }[];
            level: {
                value: string;
                count: number;
            }[];
            category: {
                value: string;
                count: number;
            }[];
            language: {
                value: string;
                count: number;
            }[];
            /** @description The 50 most used */
            tags: {
                value: string;
                count: number;
            }[];
        };
        BulkActionInput: {
            /** @constant */
            kind: "visibility";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "scheduled" | "members";
            /**
             * Format: date-time
             * @description With `scheduled`
             */
            publishAt?: string;
        } | {
            /** @constant */
            kind: "category";
            /** @description One of GET /api/categories */
            category: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
        } | {
            /** @constant */
            kind: "tags";
            /** @default [] */
            add: string[];
            /** @default [] */
            remove: string[];
        } | {
            /** @constant */
            kind: "playlist";
            /** Format: uuid */
            playlistId: string;
            /** @enum {string} */
            change: "add" | "remove";
        } | {
            /** @constant */
            kind: "delete";
        } | {
            /** @constant */
            kind: "restore";
        } | {
            /** @constant */
            kind: "metadata";
            /** Format: uuid */
            from: string;
            fields: ("description" | "tags" | "category" | "level" | "language" | "licence" | "comments" | "downloads")[];
        };
        VideoSelectionInput: {
            ids: string[];
        } | {
            filter: components["schemas"]["VideoFilterInput"];
            /** @description All that fit but these */
            except?: string[];
        };
        NewBulkInput: {
            /** Format: uuid */
            channelId?: string;
            select: components["schemas"]["VideoSelectionInput"];
            action: components["schemas"]["BulkActionInput"];
        };
        BulkInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            /** @description As it was asked for, or `{ kind: "undo", of }` */
            action: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "running" | "done" | "cancelled";
            total: number;
            done: number;
            /** @description Nothing was to be done, or it was cancelled before */
            skipped: number;
            failed: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            undoneBy: string | null;
            can: {
                cancel: boolean;
                undo: boolean;
            };
            why: {
                cancel?: string;
                undo?: string;
            };
        };
        BulkItemInput: {
            /** Format: uuid */
            videoId: string;
            /** @description Null: no such video in this channel */
            title: string | null;
            /** @enum {string} */
            state: "waiting" | "done" | "skipped" | "failed";
            /** @description A stable code */
            reason: string | null;
            /** @description The reason as a sentence */
            message: string | null;
        };
        BulkWithItemsInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            /** @description As it was asked for, or `{ kind: "undo", of }` */
            action: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "running" | "done" | "cancelled";
            total: number;
            done: number;
            /** @description Nothing was to be done, or it was cancelled before */
            skipped: number;
            failed: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            undoneBy: string | null;
            can: {
                cancel: boolean;
                undo: boolean;
            };
            why: {
                cancel?: string;
                undo?: string;
            };
            items: components["schemas"]["BulkItemInput"][];
            nextCursor: string | null;
        };
        UploadDefaultsInput: {
            description: string;
            tags: string[];
            /** @description One of GET /api/categories */
            category: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            language: string | null;
            /** @enum {string} */
            licence: "all-rights-reserved" | "cc-by-4.0" | "cc-by-sa" | "cc-by-nd" | "cc-by-nc" | "cc-by-nc-sa" | "cc-by-nc-nd" | "cc0";
            /** @enum {string} */
            comments: "open" | "held" | "off";
            downloads: boolean;
            /**
             * @description Segments encrypted with AES-128 (HLS); keys only for who may watch. Files are repackaged by a job
             * @default false
             */
            encryption: boolean;
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "members";
        };
        VideoChangeInput: {
            /** Format: uuid */
            id: string;
            /** @description Of the video since this change */
            revision: number;
            /** Format: date-time */
            at: string;
            /** @description null: the studio itself, at a time that somebody had set */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            fields: string[];
            before: {
                [key: string]: unknown;
            };
            after: {
                [key: string]: unknown;
            };
            /** @description The change that this one took back */
            reverts: string | null;
        };
        ThumbnailInput: {
            /** @description null: the one that was made by itself */
            id: string | null;
            /** @enum {string} */
            kind: "automatic" | "suggested" | "frame" | "image";
            atMs: number | null;
            /** @enum {string} */
            state: "making" | "ready" | "failed";
            url: string | null;
            small: string | null;
            createdAt: string | null;
            problem: {
                code: string;
                message: string;
            } | null;
        };
        NewImportInput: {
            /** Format: uuid */
            channelId?: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                /**
                 * @description Origin of the store; null for Amazon's
                 * @default null
                 */
                endpoint: string | null;
                /** @default us-east-1 */
                region: string;
                bucket: string;
                /** @default  */
                prefix: string;
                /** @description Kept sealed while the import runs, then forgotten */
                credentials: {
                    accessKeyId: string;
                    secretAccessKey: string;
                };
            } | {
                /** @constant */
                kind: "urls";
                urls: string[];
            };
        };
        ImportPreviewInput: {
            /** @description The first 100 */
            items: {
                name: string;
                key: string;
                sizeBytes: number | null;
            }[];
            count: number;
            /** @description There are more than 10000: they would be left out */
            more: boolean;
            /** @description What lies there besides and is no film or sound */
            ignored: number;
            /** @description Of those whose size is known */
            totalBytes: number;
            unknownSizes: number;
            /** @description Of the quota; null without one */
            freeBytes: number | null;
        };
        ImportInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                endpoint: string | null;
                region: string;
                bucket: string;
                prefix: string;
            } | {
                /** @constant */
                kind: "urls";
                count: number;
            };
            /** @enum {string} */
            state: "looking" | "running" | "done" | "cancelled" | "failed";
            problem: string | null;
            total: number;
            waiting: number;
            running: number;
            done: number;
            skipped: number;
            failed: number;
            ignored: number;
            totalBytes: number;
            receivedBytes: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            can: {
                cancel: boolean;
                retry: boolean;
            };
            why: {
                cancel?: string;
                retry?: string;
            };
        };
        ImportItemInput: {
            place: number;
            key: string;
            name: string;
            sizeBytes: number | null;
            receivedBytes: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "skipped" | "failed";
            /** @description A sentence */
            reason: string | null;
            /** @description What it became, or what was there already */
            videoId: string | null;
        };
        ImportWithItemsInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                endpoint: string | null;
                region: string;
                bucket: string;
                prefix: string;
            } | {
                /** @constant */
                kind: "urls";
                count: number;
            };
            /** @enum {string} */
            state: "looking" | "running" | "done" | "cancelled" | "failed";
            problem: string | null;
            total: number;
            waiting: number;
            running: number;
            done: number;
            skipped: number;
            failed: number;
            ignored: number;
            totalBytes: number;
            receivedBytes: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            can: {
                cancel: boolean;
                retry: boolean;
            };
            why: {
                cancel?: string;
                retry?: string;
            };
            items: components["schemas"]["ImportItemInput"][];
            nextCursor: string | null;
        };
        VideoCardInput: {
            /** Format: uuid */
            id: string;
            title: string;
            /** @enum {string} */
            kind: "video" | "audio" | "article";
            category: string | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            /** @description BCP 47 */
            language: string | null;
            durationMs: number | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
            viewCount: number;
            likeCount: number;
            commentCount: number;
            publishedAt: string | null;
            /** @description null: there is none, or it is not for everybody to see */
            thumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description In its place, of what is for adults: until its viewer has said so, nothing but the placeholder is shown */
            restrictedThumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description For adults: without the viewer’s word no picture of it is shown but the blurred placeholder */
            ageRestricted: boolean;
        };
        PlaylistCardInput: {
            /** Format: uuid */
            id: string;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
            };
            title: string;
            description: string;
            /**
             * @description A series has numbered parts, each with the one before and the one after it
             * @enum {string}
             */
            kind: "playlist" | "series";
            /** @description Of the video chosen, or of the first */
            cover: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description Where to begin to watch */
            firstVideoId: string | null;
            /** @description Of those that the caller may watch, as every figure here */
            itemCount: number;
            durationMs: number;
        };
        StudioEventInput: {
            /** @constant */
            type: "start";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "progress";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "view";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "pause";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "seek";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            toMs?: number;
        } | {
            /** @constant */
            type: "stall";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            durationMs?: number;
        } | {
            /** @constant */
            type: "error";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            code?: string;
        } | {
            /** @constant */
            type: "quality";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            height?: number;
        } | {
            /** @constant */
            type: "end";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "open";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "read";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "impression";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /** Format: uuid */
            playbackId?: string;
            positionMs?: number;
        };
        EventBatchInput: {
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            sentAt: string;
            events: components["schemas"]["StudioEventInput"][];
        };
        EventsReceivedInput: {
            /** @description Events that are kept now, repetitions among them included */
            accepted: number;
            rejected: {
                index: number;
                /** @enum {string} */
                code: "invalid" | "bad_range" | "too_old" | "from_future" | "unknown_video" | "wrong_kind" | "unknown_clip" | "unknown_stream";
            }[];
        };
        FigureInput: {
            value: number;
            /** @description The same for as many days before */
            previous: number;
            /** @description 0.1 is 10 % more than before; null where there was nothing before */
            change: number | null;
            /** @description Counted views of both periods, on which `change` rests */
            n: number;
            definition: string;
        };
        PlaysInput: {
            /** @description Plays that began in the period, whatever became of them */
            begun: number;
            /** @description Those that became a view */
            counted: number;
            /** @description The others, by the reason kept with them */
            notCounted: {
                too_short: number;
                repeat: number;
                self: number;
                rate: number;
                bot: number;
            };
            /** @description Of the bots, by what they were recognised */
            bots: {
                name: number;
                sweep: number;
                crowd: number;
                flood: number;
            };
            /** @description Each reason in words */
            definitions: {
                too_short: string;
                repeat: string;
                self: string;
                rate: string;
                bot: string;
            };
        };
        DashboardInput: {
            /** Format: uuid */
            channelId: string;
            period: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
                tz: string;
            };
            /** @description null while ClickHouse is away and nothing is known from before; figures from before hold until `completeUntil` */
            figures: {
                views: components["schemas"]["FigureInput"];
                watchTimeMs: components["schemas"]["FigureInput"];
                viewers: components["schemas"]["FigureInput"];
                plays: components["schemas"]["PlaysInput"];
                reads: components["schemas"]["FigureInput"];
                /** @description Where the views were */
                places: {
                    site: number;
                    embed: number;
                    /** @description Of `embed`, most first; as browsers tell, which not all do */
                    hosts: {
                        host: string;
                        views: number;
                    }[];
                    definition: string;
                };
                /** @description Likewise of articles: how often they were opened, and what became a read */
                openings: components["schemas"]["PlaysInput"];
            } | null;
            series: {
                /** Format: date */
                day: string;
                views: number;
                watchTimeMs: number;
                viewers: number;
                reads: number;
                /** @description Of the same place in the period before */
                previousViews: number;
                /** @description More may come */
                provisional: boolean;
            }[];
            latestVideos: components["schemas"]["VideoInput"][];
            /**
             * Format: date-time
             * @description All events received before it are in the figures
             */
            completeUntil: string;
            /** @description Set when the figures are more than a few seconds behind */
            lag: {
                /** Format: date-time */
                since: string;
                /** @enum {string} */
                reason: "clickhouse_unavailable" | "catching_up";
            } | null;
            /** @description Events in the whole installation that could not be stored for figures */
            refusedEvents: number;
        };
        QuarantineItemInput: {
            /** Format: uuid */
            id: string;
            /**
             * @description line and lot: could not be read for counting; event: refused by ClickHouse; batch: could not be read for ClickHouse
             * @enum {string}
             */
            kind: "line" | "lot" | "event" | "batch";
            events: number;
            error: string;
            /** @description As it was put aside, at most 20,000 characters; packed ones in base64 */
            row: string;
            rowLength: number;
            /** Format: date-time */
            createdAt: string;
            discardedAt: string | null;
        };
        QuarantineInput: {
            items: components["schemas"]["QuarantineItemInput"][];
            nextCursor: string | null;
            /** @description Events that are put aside; they are in no figure */
            events: number;
            discardedEvents: number;
            waiting: {
                /** @description Acknowledged, not judged yet */
                inbox: {
                    events: number;
                    bytes: number;
                    /** @description Receipt of the oldest */
                    since: string | null;
                };
                /** @description Judged, not in ClickHouse yet */
                batches: {
                    events: number;
                    bytes: number;
                    /** @description Receipt of the oldest */
                    since: string | null;
                };
                /** @description Beyond it new events are refused until there is room */
                mostBytes: number;
                /** @description Whether new events are taken */
                taking: boolean;
            };
        };
        NewArticleInput: {
            title?: string;
            /** @description CommonMark with tables, at most 200 kB; HTML is shown as text, pictures are `![description](image:ID)` of this article alone */
            markdown?: string;
            /** Format: uuid */
            channelId?: string;
        };
        ArticleImageInput: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "making" | "ready" | "failed";
            url: string | null;
            small: string | null;
            width: number | null;
            height: number | null;
            placeholder: string | null;
            problem: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ArticleInput: {
            /** Format: uuid */
            id: string;
            /** @description The draft: readers get what was published last */
            markdown: string;
            /** @description Of the draft; its ETag */
            revision: number;
            words: number;
            readingMinutes: number;
            /** @description The draft as readers would see it */
            html: string;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: {
                id: string;
                name: string | null;
            } | null;
            published: {
                revision: number;
                /** Format: date-time */
                at: string;
                words: number;
                /** @description To go back to */
                markdown: string;
            } | null;
            /** @description The draft differs from what readers get */
            changed: boolean;
            images: components["schemas"]["ArticleImageInput"][];
            video: components["schemas"]["VideoInput"];
            can: {
                edit: boolean;
                publish: boolean;
            };
            why: {
                edit?: string;
                publish?: string;
            };
        };
        ChannelVideosInput: {
            items: components["schemas"]["VideoCardInput"][];
            nextCursor: string | null;
        };
        ChannelPictureInput: {
            /**
             * @description Of the one that was given last: until it is ready, the one before it is shown
             * @enum {string}
             */
            state: "none" | "making" | "ready" | "failed";
            /** @description Path of the one that is shown, up to 512 pixels */
            url: string | null;
            problem: string | null;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        ChaptersInput: {
            /** @description What players show */
            items: components["schemas"]["ChapterInput"][];
            /** @enum {string} */
            from: "editor" | "description" | "none";
            /** @description Of the list that was edited, for If-Match */
            revision: number;
            updatedAt: string | null;
            updatedBy: string | null;
            /** @description What the description lists, or why its times are ignored */
            description: {
                items: components["schemas"]["ChapterInput"][];
                ignored: string | null;
            };
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        /** @description Of a video, from startMs up to endMs, which is not included */
        KeptPartInput: {
            startMs: number;
            endMs: number;
        };
        VideoVersionInput: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "upload" | "replacement" | "cut";
            /** @enum {string} */
            status: "uploading" | "processing" | "ready" | "failed";
            current: boolean;
            /** @description Takes the place of the current one as soon as it is playable */
            wanted: boolean;
            madeFrom: string | null;
            /** @description Of a cut: what was kept */
            keep: components["schemas"]["KeptPartInput"][] | null;
            filename: string | null;
            sizeBytes: number | null;
            sha256: string | null;
            durationMs: number | null;
            width: number | null;
            height: number | null;
            thumbnail: string | null;
            uploadId: string | null;
            processing: {
                step: string;
                percent: number | null;
                etaMs: number | null;
            } | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** @description Captions and chapters were made for a version of another length */
            textsDiffer: boolean;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                id: string;
                name: string | null;
            } | null;
            currentSince: string | null;
            deletedAt: string | null;
            can: {
                use: boolean;
                delete: boolean;
                restore: boolean;
                download: boolean;
                retry: boolean;
            };
            why: {
                use?: string;
                delete?: string;
            };
        };
        EditBodyInput: {
            keep: components["schemas"]["KeptPartInput"][];
        };
        VideoEditInput: {
            /**
             * Format: uuid
             * @description What the parts are of; another version has an edit of its own
             */
            versionId: string;
            durationMs: number;
            keep: components["schemas"]["KeptPartInput"][];
            keptMs: number;
            /** @description For If-Match; 0 while nothing was saved */
            revision: number;
            updatedAt: string | null;
            updatedBy: {
                id: string;
                name: string | null;
            } | null;
            can: {
                edit: boolean;
                render: boolean;
            };
            why: {
                edit?: string;
                render?: string;
            };
        };
        DeletedChannelInput: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            /** Format: date-time */
            deletedAt: string;
            /** Format: date-time */
            restorableUntil: string;
        };
        LeavingReportInput: {
            /** @description For how long signing in brings everything back */
            days: number;
            /** @description Channels that only you own: they go too, unless you hand them over first */
            goes: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description People in its team beside you */
                others: number;
            }[];
            /** @description Channels that go on without you */
            stays: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                role: string;
            }[];
            can: {
                delete: boolean;
            };
            why: {
                delete?: string;
            };
        };
        CsvPreviewInput: {
            rows: number;
            unchanged: number;
            changes: {
                line: number;
                /** Format: uuid */
                id: string;
                title: string;
                /** @description Only what differs */
                before: {
                    [key: string]: unknown;
                };
                after: {
                    [key: string]: unknown;
                };
                /** @description Changed since the table was made: it would not be written */
                conflict: boolean;
            }[];
            /** @description Lines with one are left out */
            errors: {
                line: number;
                column: string | null;
                message: string;
            }[];
        };
        CsvAppliedInput: {
            /** @description Of the change of many that does it; null when nothing differs */
            id: string | null;
            changing: number;
            conflicts: number;
            errors: number;
        };
        NewSavedViewInput: {
            /** Format: uuid */
            channelId?: string;
            name: string;
            search: {
                [key: string]: string | number | boolean | string[];
            };
        };
        SavedViewPatchInput: {
            name?: string;
            search?: {
                [key: string]: string | number | boolean | string[];
            };
        };
        SavedViewInput: {
            /** Format: uuid */
            id: string;
            name: string;
            search: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
        };
        ChannelInUseInput: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            owners: {
                name: string;
                email: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** @description Until it is gone for good it holds what it holds */
            deletedAt: string | null;
            /** @description Originals, renditions, the trash, and what is being uploaded */
            usedBytes: number;
            usedMinutes: number;
            /** @description Without the trash */
            videos: number;
            quota: {
                storageBytes: number | ("none" | "default");
                minutes: number | ("none" | "default");
                inForce: {
                    storageBytes: number | null;
                    minutes: number | null;
                };
            };
        };
        RetentionRuleInput: {
            afterDays: number;
            /**
             * @description `published`: never a video that was not
             * @default created
             * @enum {string}
             */
            since: "created" | "published";
            /** @description Only these; without, every kind */
            kinds?: ("video" | "audio" | "article")[];
            /** @description Only these; without, any */
            visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
            /** @description Only with this tag */
            tag?: string;
            /** @description Only what is shorter: longer recordings are kept */
            shorterThanSeconds?: number;
            /** @description Never what is in one of these playlists */
            notInPlaylists?: string[];
        };
        RetentionInput: {
            /** Format: uuid */
            channelId: string;
            rules: components["schemas"]["RetentionRuleInput"][];
            /** @description How long before it goes a video is announced */
            noticeDays: number;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        RetentionPreviewInput: {
            items: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** Format: date-time */
                goesAt: string;
                announced: boolean;
                durationMs: number | null;
            }[];
            /** @description All that go within a year */
            total: number;
            /** @description Of them within 30 days */
            soon: number;
        };
        ChannelStorageInput: {
            /** Format: uuid */
            channelId: string;
            /** @description What was uploaded, without the trash */
            originalsBytes: number;
            /** @description What was made of it, without the trash */
            renditionsBytes: number;
            trash: {
                bytes: number;
                videos: number;
            };
            /** @description Reserved for uploads and cuts that are not complete */
            uploadingBytes: number;
            /** @description All of it together */
            usedBytes: number;
            quotaBytes: number | null;
            usedMinutes: number;
            quotaMinutes: number | null;
            /** @description How long a deleted video can be restored */
            trashDays: number;
        };
        WatchProgressReportInput: {
            /** Format: uuid */
            vodId: string;
            positionMs: number;
            /** @description What was played since the last report, in ms */
            ranges?: [
                number,
                number
            ][];
            /**
             * Format: date-time
             * @description When the position was reached, by the clock that `sentAt` is of; default: now
             */
            at?: string;
            deviceId: string;
            /**
             * Format: date-time
             * @description The clock of the device when it sends this: what it is wrong by is corrected
             */
            sentAt?: string;
        };
        /** @description What a browser kept while nobody was signed in */
        WatchProgressMergeInput: {
            deviceId: string;
            /**
             * Format: date-time
             * @description The clock of the device when it sends this: what it is wrong by is corrected
             */
            sentAt?: string;
            items: {
                /** Format: uuid */
                vodId: string;
                positionMs: number;
                /** @description What was played since the last report, in ms */
                ranges?: [
                    number,
                    number
                ][];
                /**
                 * Format: date-time
                 * @description When the position was reached, by the clock that `sentAt` is of; default: now
                 */
                at?: string;
                mark?: ("watched" | "dismissed") | null;
            }[];
        };
        WatchProgressInput: {
            /** Format: uuid */
            vodId: string;
            /** @description Where it was left last, on whichever device */
            positionMs: number;
            durationMs: number | null;
            /** @description Share of it that was played at least once, 0 to 100 */
            seenPercent: number;
            /**
             * @description watched: at least 90 % of it, or marked by hand; started: at least 5 %; of articles never
             * @enum {string}
             */
            state: "unwatched" | "started" | "watched";
            /** @description Where to go on; null: from the beginning */
            resumeMs: number | null;
            deviceId: string | null;
            /** @description When the position was reached; null: never watched */
            updatedAt: string | null;
        };
        WatchProgressKeptInput: {
            /** Format: uuid */
            vodId: string;
            /** @description Where it was left last, on whichever device */
            positionMs: number;
            durationMs: number | null;
            /** @description Share of it that was played at least once, 0 to 100 */
            seenPercent: number;
            /**
             * @description watched: at least 90 % of it, or marked by hand; started: at least 5 %; of articles never
             * @enum {string}
             */
            state: "unwatched" | "started" | "watched";
            /** @description Where to go on; null: from the beginning */
            resumeMs: number | null;
            deviceId: string | null;
            /** @description When the position was reached; null: never watched */
            updatedAt: string | null;
            /** @description false while the history is paused: nothing was written */
            kept: boolean;
        };
        /** @description dismissed: not among what can be continued, until more is watched */
        WatchProgressMarkInput: {
            /** @enum {string} */
            state: "watched" | "unwatched" | "dismissed";
        };
        WatchedInput: {
            /** Format: uuid */
            vodId: string;
            /** @description null: it is private now, or gone */
            video: components["schemas"]["VideoInput"] | null;
            progress: components["schemas"]["WatchProgressInput"];
            /** Format: date-time */
            watchedAt: string;
        };
        WatchHistoryPageInput: {
            items: components["schemas"]["WatchedInput"][];
            nextCursor: string | null;
        };
        WatchHistorySettingsInput: {
            /** @description Nothing new is written while it is */
            paused: boolean;
        };
        FoundChannelInput: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            /** @description Path of a square picture of 160 pixels; null: its initials are shown */
            picture: string | null;
            verified: boolean;
            description: string;
            /** @description Public ones; 1,000 means so many or more */
            videoCount: number;
        };
        /** @description Where a video has the words in none of its texts: what is said in it, and when */
        SaidInput: {
            text: string;
            startMs: number;
            /** @description BCP 47, of the captions */
            language: string;
        };
        FoundItemInput: {
            /** @constant */
            kind: "video";
            video: components["schemas"]["VideoCardInput"];
            said?: components["schemas"]["SaidInput"];
        } | {
            /** @constant */
            kind: "channel";
            channel: components["schemas"]["FoundChannelInput"];
        } | {
            /** @constant */
            kind: "playlist";
            playlist: components["schemas"]["PlaylistCardInput"];
        };
        SearchPageInput: {
            items: components["schemas"]["FoundItemInput"][];
            nextCursor: string | null;
            /** @description Nothing has the words as they were written; this was looked for instead */
            mended: string | null;
        };
        SearchSuggestionInput: {
            /** @enum {string} */
            kind: "title" | "channel";
            text: string;
            /** @description Of a channel */
            handle: string | null;
        };
        SearchSuggestionsInput: {
            items: components["schemas"]["SearchSuggestionInput"][];
        };
        TrendingPageInput: {
            items: components["schemas"]["VideoCardInput"][];
            nextCursor: string | null;
            /** @description null: not yet */
            computedAt: string | null;
            definition: string;
        };
        /** @description Why it is shown: of the same channel; people who finished this went on to it; popular in the category, or everywhere; new */
        ReasonInput: {
            /** @constant */
            kind: "channel";
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
        } | {
            /** @constant */
            kind: "went-on";
        } | {
            /** @constant */
            kind: "category";
            category: string;
        } | {
            /** @constant */
            kind: "popular";
        } | {
            /** @constant */
            kind: "newest";
        };
        RelatedVideosInput: {
            items: {
                video: components["schemas"]["VideoCardInput"];
                reason: components["schemas"]["ReasonInput"];
            }[];
        };
        HomeInput: {
            /** @description Of the signed-in person */
            continue: {
                video: components["schemas"]["VideoCardInput"];
                progress: components["schemas"]["WatchProgressInput"];
            }[];
            /** @description New from the channels that the signed-in person follows */
            following: components["schemas"]["VideoCardInput"][];
            trending: components["schemas"]["VideoCardInput"][];
            newest: components["schemas"]["VideoCardInput"][];
            /** @description What most people watched of each in the last days */
            categories: {
                category: string;
                items: components["schemas"]["VideoCardInput"][];
            }[];
        };
        NoticeInput: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.ready";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.failed";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.published";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.views";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                views: number;
                article?: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "channel.video";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** Format: uuid */
                channelId: string;
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "upload.given-up";
            payload: {
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "retention.ahead";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                count: number;
                /** Format: date-time */
                goesAt: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "webhook.off";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                host: string;
                gone: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "account.new-device";
            payload: {
                browser: string | null;
                system: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.invited";
            payload: {
                channel: string;
                role: string;
                invitedBy: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.role-changed";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                role: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.removed";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.joined";
            payload: {
                channel: string;
                name: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.channel-deleted";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                /** Format: date-time */
                restorableUntil: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.invite-used";
            payload: {
                name: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "channel.verification-decided";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                /** @enum {string} */
                state: "approved" | "refused" | "revoked";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.verification-requested";
            payload: {
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.reports-waiting";
            payload: Record<string, never>;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.moderated";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** @enum {string} */
                what: "taken-down" | "age-restricted" | "put-back" | "age-lifted";
                category: string | null;
                message: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "report.decided";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.jobs-failed";
            payload: {
                queue: string;
                count: number;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.disk-low";
            payload: {
                freeBytes: number;
                totalBytes: number;
            };
        };
        NoticePageInput: {
            items: components["schemas"]["NoticeInput"][];
            nextCursor: string | null;
            /** @description Of all, not of this page; counted to 100 */
            unread: number;
        };
        NewWebhookInput: {
            /**
             * Format: uri
             * @description Where messages are sent: http or https
             */
            url: string;
            events: ("video.uploaded" | "video.ready" | "video.failed" | "video.published" | "video.updated" | "video.deleted" | "video.restored" | "video.purged" | "upload.given_up" | "playlist.created" | "playlist.updated" | "playlist.deleted" | "playlist.restored" | "captions.updated" | "captions.deleted" | "version.replaced" | "version.made_current" | "article.updated" | "article.published")[];
            description?: string;
        };
        WebhookPatchInput: {
            /**
             * Format: uri
             * @description Where messages are sent: http or https
             */
            url?: string;
            events?: ("video.uploaded" | "video.ready" | "video.failed" | "video.published" | "video.updated" | "video.deleted" | "video.restored" | "video.purged" | "upload.given_up" | "playlist.created" | "playlist.updated" | "playlist.deleted" | "playlist.restored" | "captions.updated" | "captions.deleted" | "version.replaced" | "version.made_current" | "article.updated" | "article.published")[];
            description?: string;
            /** @enum {string} */
            state?: "on" | "off";
        };
        WebhookInput: {
            /** Format: uuid */
            id: string;
            url: string;
            description: string;
            events: string[];
            /** @enum {string} */
            state: "on" | "off";
            /** @description A sentence, when the program switched it off */
            offReason: string | null;
            /** @description Nothing has arrived since */
            failingSince: string | null;
            /** @description When a message arrived last */
            deliveredAt: string | null;
            /** @description Until then the former secret signs too */
            formerSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDeliveryInput: {
            /**
             * Format: uuid
             * @description The `webhook-id` of every try
             */
            id: string;
            type: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            tries: number;
            /** Format: date-time */
            createdAt: string;
            /** @description When it is tried next */
            nextAt: string | null;
            lastStatus: number | null;
            lastProblem: string | null;
            lastDurationMs: number | null;
        };
        WebhookTryInput: {
            /** Format: date-time */
            at: string;
            url: string;
            durationMs: number;
            status: number | null;
            problem: string | null;
            /** @description The first kilobyte */
            answer: string | null;
        };
        LikedInput: {
            liked: boolean;
            /** @description Now; null of what cannot be watched any more */
            likeCount: number | null;
        };
        LikedVideoInput: {
            /** Format: uuid */
            vodId: string;
            /** @description null: it is private now, or gone */
            video: components["schemas"]["VideoInput"] | null;
            /** Format: date-time */
            likedAt: string;
        };
        OwnRatingInput: {
            stars: number;
            sentence: string | null;
            /** @description By whoever runs this studio; the stars count */
            sentenceRemoved: boolean;
            /** Format: date-time */
            ratedAt: string;
        };
        MyRatingInput: {
            rating: components["schemas"]["OwnRatingInput"] | null;
            /** @description How much was seen, each part once; null: not known */
            seenPercent: number | null;
            can: {
                rate: boolean;
            };
            why: {
                rate?: string;
            };
        };
        RatingSentenceInput: {
            /** Format: uuid */
            id: string;
            stars: number;
            sentence: string;
            /** @description What they are called now */
            by: string;
            /** Format: date-time */
            ratedAt: string;
            /** @description By the person who asks */
            reported: boolean;
        };
        RatingsInput: {
            count: number;
            /** @description 1 to 5; null below 10 ratings, which say nothing */
            average: number | null;
            /** @description How many gave one star, two, to five; null with the average */
            distribution: number[] | null;
            /** @description How far to trust the average */
            badge: ("directional" | "readable") | null;
            /** @description With a sentence, newest first */
            items: components["schemas"]["RatingSentenceInput"][];
            nextCursor: string | null;
            can: {
                /** @description Sentences, as the channel’s team */
                report: boolean;
            };
        };
        /** @description What the person who asks has done with a video and its channel */
        MyVideoInput: {
            liked: boolean;
            /** @description The channel of it; null: not followed */
            following: components["schemas"]["FollowLevelInput"] | null;
            rating: components["schemas"]["OwnRatingInput"] | null;
            progress: components["schemas"]["WatchProgressInput"];
            history: components["schemas"]["WatchHistorySettingsInput"];
        };
        NotInterestedInput: {
            /** @enum {string} */
            kind: "video" | "channel";
            /** Format: uuid */
            id: string;
            /** @description null: it is private now, or gone */
            name: string | null;
            /** Format: date-time */
            at: string;
        };
        ReportCaseInput: {
            /** Format: uuid */
            id: string;
            video: {
                /** Format: uuid */
                id: string;
                title: string;
                channel: {
                    /** Format: uuid */
                    id: string;
                    handle: string;
                    name: string;
                } | null;
                thumbnail: string | null;
                /** @description At its address: for everybody who has it, or for the operator where it was taken down */
                watchable: boolean;
                takenDown: boolean;
                ageRestricted: boolean;
            };
            /** @description What was reported of it: a sentence of somebody who rated it; null: the video itself */
            sentence: {
                text: string | null;
                stars: number;
                by: string;
            } | null;
            reports: number;
            reasons: string[];
            /** @description The earliest moment that was named */
            atMs: number | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastAt: string;
            decision: {
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
                category: string | null;
                message: string | null;
                /** Format: date-time */
                at: string;
                by: string | null;
                undoneAt: string | null;
            } | null;
            undo: {
                allowed: boolean;
                why: string | null;
            };
        };
        ReportCaseWholeInput: {
            /** Format: uuid */
            id: string;
            video: {
                /** Format: uuid */
                id: string;
                title: string;
                channel: {
                    /** Format: uuid */
                    id: string;
                    handle: string;
                    name: string;
                } | null;
                thumbnail: string | null;
                /** @description At its address: for everybody who has it, or for the operator where it was taken down */
                watchable: boolean;
                takenDown: boolean;
                ageRestricted: boolean;
            };
            /** @description What was reported of it: a sentence of somebody who rated it; null: the video itself */
            sentence: {
                text: string | null;
                stars: number;
                by: string;
            } | null;
            reports: number;
            reasons: string[];
            /** @description The earliest moment that was named */
            atMs: number | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastAt: string;
            decision: {
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
                category: string | null;
                message: string | null;
                /** Format: date-time */
                at: string;
                by: string | null;
                undoneAt: string | null;
            } | null;
            undo: {
                allowed: boolean;
                why: string | null;
            };
            items: {
                /** Format: uuid */
                id: string;
                reason: string;
                text: string | null;
                atMs: number | null;
                /** Format: date-time */
                reportedAt: string;
                /** @description null: nobody who was signed in, or whose account is gone */
                by: string | null;
            }[];
        };
        SystemStateInput: {
            version: string;
            node: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            at: string;
            engines: {
                postgres: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
                clickhouse: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
                store: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
            };
            media: {
                ok: boolean;
                detail: string;
                /** @description Of a question asked just now */
                latencyMs: number | null;
            };
            disk: {
                path: string;
                freeBytes: number;
                totalBytes: number;
                /** @description With less than this free, uploads are refused */
                reserveBytes: number;
            } | null;
            usage: {
                files: number;
                sourceBytes: number;
                madeBytes: number;
                databaseBytes: number;
            };
            queues: {
                name: string;
                waiting: number;
                /** @description Of the waiting: failed before, and wait for their next try */
                retrying: number;
                active: number;
                failed: number;
                /** @description When the longest waiting one was queued */
                oldestAt: string | null;
                /** @description Time that one takes, over the last 20 of a day */
                meanMs: number | null;
                samples: number;
                /** @description Media time worked through per time taken, over the same */
                mediaSpeed: number | null;
            }[];
            workers: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                role: "api" | "worker";
                /**
                 * @description Silent: it has not told of itself for 15 seconds
                 * @enum {string}
                 */
                state: "working" | "silent";
                host: string;
                pid: number;
                version: string;
                /** Format: date-time */
                startedAt: string;
                /** Format: date-time */
                seenAt: string;
                cores: number | null;
                mediaJobs: number | null;
                /** @description ffmpeg there, and how it is contained */
                checks: {
                    name: string;
                    /** @enum {string} */
                    state: "ok" | "weak" | "missing";
                    detail: string;
                }[];
                jobs: {
                    /** Format: uuid */
                    id: string;
                    queue: string;
                    /** Format: date-time */
                    since: string;
                }[];
            }[];
            settings: {
                name: string;
                value: string;
                changed: boolean;
            }[];
        };
        JobInput: {
            /** Format: uuid */
            id: string;
            queue: string;
            /** @enum {string} */
            state: "failed" | "running" | "waiting" | "cancelled";
            /** @description It failed before and waits for its next try */
            retrying: boolean;
            payload: {
                [key: string]: unknown;
            };
            channelId: string | null;
            tries: number;
            maxTries: number;
            /** Format: date-time */
            queuedAt: string;
            startedAt: string | null;
            endedAt: string | null;
            /** Format: date-time */
            runsAfter: string;
            /** @description Why the last try failed */
            reason: string | null;
            /** @description The machine it runs on */
            host: string | null;
        };
        /** @description RFC 9457 problem details with a stable code */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
        } & {
            [key: string]: unknown;
        };
        Preferences: {
            /** @description null: the browser’s */
            timeZone: string | null;
            /** @description How dates and numbers are written on pages of that language; null: as the browser does */
            format: ("en-GB" | "en-US" | "en-CA" | "en-IN" | "en-DE" | "en-CH" | "en-SE" | "de-DE" | "de-AT" | "de-CH" | "fr-FR" | "fr-CH" | "fr-CA" | "es-ES" | "es-MX" | "es-AR" | "ja-JP" | "ar-EG" | "ar-SA-u-ca-gregory" | "ar-AE") | null;
            /** @description Of the interface; null: the browser’s */
            language: ("en" | "de" | "fr" | "es" | "ja" | "ar") | null;
            /** @description Shortcuts of a single letter work */
            singleKeys: boolean;
            /** @description I am old enough for what is for adults: it is shown without asking */
            adult: boolean;
            /**
             * @description The first steps on the studio’s home
             * @enum {string}
             */
            checklist: "shown" | "hidden";
        };
        SignedIn: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Done: {
            [key: string]: unknown;
        };
        /** @description As `navigator.credentials` gives it, in JSON */
        PasskeyCredential: {
            id: string;
        } & {
            [key: string]: unknown;
        };
        /** @description For `navigator.credentials`, in JSON */
        PasskeyOptions: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        Passkey: {
            /** Format: uuid */
            id: string;
            name: string;
            createdAt: string | null;
            /** @description Its maker keeps copies on the person’s other devices */
            synced: boolean;
        };
        Security: {
            /** @description Null: a sign-in by password asks for no code */
            secondFactor: {
                /** Format: date-time */
                enabledAt: string;
                recoveryCodesLeft: number;
            } | null;
            passkeys: components["schemas"]["Passkey"][];
        };
        SecondFactorSetup: {
            /** @description For typing it into an app */
            secret: string;
            /** @description For a QR code: otpauth://… */
            url: string;
        };
        RecoveryCodes: {
            /** @description Shown only now; each works once */
            recoveryCodes: string[];
        };
        Confirmation: {
            password: string;
        } | {
            /** @description Of the app, or a recovery code */
            code: string;
        } | {
            passkey: components["schemas"]["PasskeyCredential"];
        };
        AuditRecord: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description With the name they had then; null: the program itself */
            actor: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            /** @enum {string} */
            via: "session" | "api-key" | "system";
            keyName: string | null;
            action: string;
            subject: {
                kind: string;
                id: string | null;
                label: string | null;
            };
            /** @description Only the fields that differ */
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            requestId: string | null;
            /** @description The address without its end */
            network: string | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditRecord"][];
            nextCursor: string | null;
            /** @description Everybody the log tells of; only with the first page */
            people?: {
                /** Format: uuid */
                id: string;
                name: string | null;
            }[];
            /** @description Everything that was done; only with the first page */
            actions?: string[];
        };
        Channel: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            description: string;
            /** @description Path of a square picture of 160 pixels; null: its initials are shown */
            picture: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Since when it is known to be who it says it is */
            verifiedAt: string | null;
            followerCount: number;
        };
        Me: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                emailVerified: boolean;
                operator: boolean;
                preferences: components["schemas"]["Preferences"];
            } | null;
            channels: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
                /** @enum {string} */
                role: "owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant";
            }[];
            /** @description They have none any more, and deleted one: the studio makes the next one only when asked */
            needsChannel: boolean;
            /** @enum {string} */
            signUp: "open" | "invite" | "closed";
            sendsMail: boolean;
            firstAccount: boolean;
        };
        Session: {
            /** Format: uuid */
            id: string;
            browser: string | null;
            system: string | null;
            handHeld: boolean;
            /** @description The address without its end */
            network: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To about ten minutes
             */
            lastUsedAt: string;
            current: boolean;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("videos:read" | "videos:write" | "analytics:read" | "channels:read" | "channels:write" | "audit:read" | "webhooks:write")[];
            /** @description Null: every channel of the person */
            channelIds: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
        };
        CreatedApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: ("videos:read" | "videos:write" | "analytics:read" | "channels:read" | "channels:write" | "audit:read" | "webhooks:write")[];
            /** @description Null: every channel of the person */
            channelIds: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            /** @description Shown only now */
            key: string;
        };
        Mail: {
            /** Format: uuid */
            id: string;
            to: string;
            subject: string;
            body: string;
            /** Format: date-time */
            createdAt: string;
            sentAt: string | null;
            error: string | null;
            /** @description It is about to be sent, or waits for its next try */
            queued: boolean;
        };
        Invite: {
            /** Format: uuid */
            id: string;
            note: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            usedAt: string | null;
        };
        CreatedInvite: {
            /** Format: uuid */
            id: string;
            note: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            usedAt: string | null;
            /** @description Shown only now */
            url: string;
        };
        /**
         * @description What is told of new videos: each, at most one a day, none
         * @enum {string}
         */
        FollowLevel: "all" | "some" | "none";
        /** @description null: not followed */
        Following: {
            following: components["schemas"]["FollowLevel"] | null;
            followerCount: number;
        };
        FollowedChannel: {
            channel: components["schemas"]["Channel"];
            level: components["schemas"]["FollowLevel"];
            /** Format: date-time */
            followedAt: string;
        };
        /** @description `none`: no limit; `default`: as the installation is set up */
        QuotaSetting: {
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
        };
        ChannelQuota: {
            /** Format: uuid */
            channelId: string;
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
            inForce: {
                storageBytes: number | null;
                minutes: number | null;
            };
        };
        DefaultQuota: {
            storageBytes: number | ("none" | "default");
            minutes: number | ("none" | "default");
            inForce: {
                storageBytes: number | null;
                minutes: number | null;
            };
            /** @description What `default` means: QUOTA_STORAGE_GB and QUOTA_MINUTES */
            setUp: {
                storageBytes: number | null;
                minutes: number | null;
            };
        };
        Member: {
            /** Format: uuid */
            userId: string;
            name: string;
            /** @description Only for who manages the team, and one’s own */
            email: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant";
            /** Format: date-time */
            joinedAt: string;
            you: boolean;
            can: {
                /** @description What their role can be changed to now, the present one among them */
                roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
                remove: boolean;
            };
            why: {
                /** @description Why not the other roles */
                roles: {
                    [key: string]: string;
                };
                remove?: string;
            };
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            email: string;
            /** @enum {string} */
            role: "manager" | "editor" | "moderator" | "analyst" | "accountant";
            invitedBy: string | null;
            /** Format: date-time */
            sentAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
        };
        Team: {
            items: components["schemas"]["Member"][];
            /** @description Only for who manages the team */
            invitations: components["schemas"]["Invitation"][];
            can: {
                invite: boolean;
                readAudit: boolean;
            };
            why: {
                invite?: string;
                readAudit?: string;
            };
        };
        InvitationLook: {
            /** @enum {string} */
            state: "open" | "expired" | "accepted" | "revoked";
            email: string;
            /** @enum {string} */
            role: "manager" | "editor" | "moderator" | "analyst" | "accountant";
            invitedBy: string | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
            };
            /** Format: date-time */
            expiresAt: string;
            /** @description Whoever asks is in the team already */
            member: boolean;
            can: {
                accept: boolean;
            };
            why: {
                accept?: string;
            };
        };
        Roles: {
            roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
            permissions: {
                name: string;
                /** @description Completes “… may …” */
                doing: string;
                roles: ("owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant")[];
                /** @description Of an API key; null: no key may */
                scope: string | null;
            }[];
        };
        Verification: {
            verifiedAt: string | null;
            /** @description Name or handle changed since: the operator looks again */
            lookAgain: boolean;
            /** @description The latest */
            request: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "requested" | "approved" | "refused" | "withdrawn" | "revoked";
                evidence: string;
                links: string[];
                /** Format: date-time */
                requestedAt: string;
                decidedAt: string | null;
                /** @description Why it was decided so */
                reason: string | null;
            } | null;
            can: {
                request: boolean;
                withdraw: boolean;
            };
            why: {
                request?: string;
                withdraw?: string;
            };
        };
        VerificationCase: {
            channel: {
                /** Format: uuid */
                id: string;
                name: string;
                handle: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                /** Format: date-time */
                createdAt: string;
                verifiedAt: string | null;
                lookAgain: boolean;
            };
            request: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "requested" | "approved" | "refused" | "withdrawn" | "revoked";
                evidence: string;
                links: string[];
                /** Format: date-time */
                requestedAt: string;
                decidedAt: string | null;
                /** @description Why it was decided so */
                reason: string | null;
                requestedBy: string | null;
                name: string;
                handle: string;
            } | null;
            /** @description Channels whose name or handle could be taken for this one’s */
            alike: {
                /** Format: uuid */
                id: string;
                name: string;
                handle: string;
                verified: boolean;
            }[];
        };
        NewUpload: {
            filename: string;
            /** @description Bytes */
            size: number;
            /**
             * @description Content type as the client knows it; the file itself decides
             * @default application/octet-stream
             */
            type: string;
            /** @description Recognises the file when it is chosen again */
            fingerprint?: string;
            /** Format: uuid */
            channelId?: string;
            /**
             * Format: uuid
             * @description A video whose file it takes the place of, once it is playable
             */
            replaces?: string;
        };
        StartedUpload: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            videoId: string;
            partSize: number;
            partCount: number;
        };
        UploadPart: {
            partNumber: number;
            size: number;
            etag: string;
        };
        Upload: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            videoId: string;
            /** Format: uuid */
            channelId: string;
            /** @enum {string} */
            status: "active" | "completed" | "cancelled";
            filename: string;
            size: number;
            type: string;
            fingerprint: string | null;
            partSize: number;
            partCount: number;
            /** @description Received and durable, by number; empty once completed */
            parts: components["schemas"]["UploadPart"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PartUrls: {
            urls: {
                partNumber: number;
                url: string;
            }[];
            /** Format: date-time */
            expiresAt: string;
        };
        EarlierText: {
            revision: number;
            /** @description Words of an article, or how many chapters */
            size: number;
            /** Format: date-time */
            updatedAt: string;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
        };
        CaptionsBody: {
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
            /** @enum {string} */
            kind?: "captions" | "subtitles" | "descriptions";
            label?: string;
        };
        CaptionFinding: {
            /** @description From 1; of JSON the row */
            line: number;
            code: string;
            /** @enum {string} */
            what: "broken" | "mended" | "notice";
            message: string;
        };
        CaptionTrack: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
        };
        CaptionsWithCues: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
        };
        CaptionsSaved: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            deletedAt: string | null;
            /** @description The first 200 of each kind */
            findings: components["schemas"]["CaptionFinding"][];
            counts: {
                broken: number;
                mended: number;
                notice: number;
            };
        };
        CaptionVersion: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
        };
        CaptionVersionWithCues: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @enum {string} */
            source: "upload" | "editor" | "automatic";
            cueCount: number;
            /** @description For If-Match */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string | null;
            /** @description null: made by the studio itself */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            cues: {
                startMs: number;
                endMs: number;
                /** @description WebVTT cue text; only b, i, u, v, lang and ruby are kept */
                text: string;
                /** @description WebVTT cue settings */
                settings?: string;
            }[];
        };
        Transcription: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "failed" | "cancelled";
            percent: number | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CaptionAddress: {
            language: string;
            label: string;
            /** @enum {string} */
            kind: "captions" | "subtitles" | "descriptions";
            /** @description WebVTT; null until the video plays */
            url: string | null;
            automatic: boolean;
        };
        Chapter: {
            startMs: number;
            title: string;
        };
        CaptionList: {
            items: components["schemas"]["CaptionTrack"][];
            deleted: components["schemas"]["CaptionTrack"][];
            /** @description The latest */
            transcription: components["schemas"]["Transcription"] | null;
            can: {
                edit: boolean;
                transcribe: boolean;
            };
            why: {
                edit?: string;
                transcribe?: string;
            };
        };
        CaptionDefaults: {
            transcribeNew: boolean;
        };
        CaptionDefaultsAnswer: {
            transcribeNew: boolean;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
                transcribe?: string;
            };
        };
        /** @description As its makers see it */
        Interaction: {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "question";
            prompt: string;
            options: {
                id: string;
                text: string;
            }[];
            /** @description Options that are right; none: a poll. Several: all of them have to be chosen */
            correct: string[];
            /** @description Shown after the answer */
            explanation: string;
            mustAnswer: boolean;
            pauses: boolean;
        } | {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "choice";
            prompt: string;
            options: {
                id: string;
                text: string;
                leads: {
                    /** @constant */
                    to: "time";
                    ms: number;
                } | {
                    /** @constant */
                    to: "video";
                    /** Format: uuid */
                    videoId: string;
                };
            }[];
            mustAnswer: boolean;
        } | {
            /**
             * Format: uuid
             * @description Made by whoever adds it; its figures belong to it
             */
            id: string;
            /** @description In the time of the video */
            atMs: number;
            /** @constant */
            kind: "card";
            title: string;
            text: string;
            link: ({
                /** @constant */
                to: "video";
                /** Format: uuid */
                videoId: string;
            } | {
                /** @constant */
                to: "playlist";
                /** Format: uuid */
                playlistId: string;
            } | {
                /** @constant */
                to: "address";
                url: string;
            }) | null;
            durationMs: number;
            /** @enum {string} */
            position: "top-start" | "top-end" | "bottom-start" | "bottom-end";
        };
        InteractionList: {
            items: components["schemas"]["Interaction"][];
            /** @description Of the list, for If-Match */
            revision: number;
            updatedAt: string | null;
            updatedBy: string | null;
            can: {
                edit: boolean;
                results: boolean;
            };
            why: {
                edit?: string;
                results?: string;
            };
        };
        ShownInteraction: {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "question";
            prompt: string;
            options: {
                id: string;
                text: string;
            }[];
            poll: boolean;
            /** @description More than one option is right */
            several: boolean;
            mustAnswer: boolean;
            pauses: boolean;
        } | {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "choice";
            prompt: string;
            options: {
                id: string;
                text: string;
                leads: {
                    /** @constant */
                    to: "time";
                    ms: number;
                } | {
                    /** @constant */
                    to: "video";
                    /** Format: uuid */
                    videoId: string;
                };
                title: string | null;
            }[];
            mustAnswer: boolean;
        } | {
            /** Format: uuid */
            id: string;
            revision: number;
            atMs: number;
            /** @constant */
            kind: "card";
            title: string;
            text: string;
            link: ({
                /** @constant */
                to: "video";
                /** Format: uuid */
                videoId: string;
            } | {
                /** @constant */
                to: "playlist";
                /** Format: uuid */
                playlistId: string;
            } | {
                /** @constant */
                to: "address";
                url: string;
            }) | null;
            linkTitle: string | null;
            durationMs: number;
            /** @enum {string} */
            position: "top-start" | "top-end" | "bottom-start" | "bottom-end";
        };
        InteractionAnswer: {
            /** Format: uuid */
            interactionId: string;
            revision: number;
            /** @description The first answer, which counts */
            optionIds: string[];
            attempts: number;
            /** @description Whether what was sent now is right; null without a right answer */
            right: boolean | null;
            correct: string[];
            explanation: string;
            /** @description Of a poll, how everybody answered; null below ten answers */
            counts: {
                id: string;
                count: number;
            }[] | null;
        };
        InteractionResult: {
            /** Format: uuid */
            interactionId: string;
            revision: number;
            /**
             * @description changed: another text is asked since
             * @enum {string}
             */
            state: "present" | "changed" | "removed";
            /** @enum {string} */
            kind: "question" | "choice" | "card";
            atMs: number;
            prompt: string;
            /** @description Viewers */
            shown: number;
            answered: number;
            /** @description Answers in all, with those that were tried again */
            attempts: number;
            /** @description Answers of the channel’s own team and of machines, in none of these figures */
            apart: number;
            right: {
                count: number;
                /** @description Of those who answered, 0 to 1; null below ten answers */
                share: number | null;
            } | null;
            options: {
                id: string;
                text: string;
                correct: boolean;
                count: number;
                /** @description Of those who answered, 0 to 1; null below ten answers */
                share: number | null;
            }[];
            /** @enum {string} */
            sample: "none" | "noise" | "directional" | "readable" | "solid";
        };
        Rendition: {
            id: string;
            /** @enum {string} */
            medium: "video" | "audio";
            /** @description Of a sound track to choose */
            label: string | null;
            language: string | null;
            /** @enum {string} */
            kind: "remux" | "encode";
            /** @enum {string} */
            status: "waiting" | "processing" | "ready" | "failed";
            width: number | null;
            height: number | null;
            fps: number | null;
            /** @description RFC 6381 */
            codecs: string | null;
            /** @description Peak, bits per second */
            bitrate: number | null;
            sizeBytes: number;
            percent: number | null;
        };
        Processing: {
            /** @description waiting, probe, package (the first version), encode (the others) */
            step: string;
            percent: number | null;
            etaMs: number | null;
            /** @description While it waits for its turn */
            queue: {
                /** @description Jobs of the same kind that come before */
                ahead: number;
                /** @description About, at the measured speed; null while none is measured */
                startsInMs: number | null;
            } | null;
        };
        Video: {
            /** Format: uuid */
            id: string;
            title: string;
            description: string;
            /** @enum {string} */
            status: "uploading" | "processing" | "ready" | "failed";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "scheduled" | "members";
            /** @enum {string} */
            kind: "video" | "audio" | "article";
            tags: string[];
            category: string | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            /** @description BCP 47 */
            language: string | null;
            licence: string;
            /** @enum {string} */
            comments: "open" | "held" | "off";
            downloads: boolean;
            encryption: boolean;
            /**
             * @description On which other sites it may be shown in a frame: all, those of `embedSites`, none
             * @enum {string}
             */
            embedding: "everywhere" | "sites" | "nowhere";
            /** @description Only for the channel’s team */
            embedSites: string[];
            /** @description For adults: without the viewer’s word no picture of it is shown but the blurred placeholder */
            ageRestricted: boolean;
            /** @description Its address says when it is published; only for the team */
            announced: boolean;
            /** @description By the operator: it stays private; only for the team */
            takenDown: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                category: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                message: string;
            } | null;
            /** @description When a scheduled video becomes public */
            publishAt: string | null;
            /** @description Counts what people changed; the ETag of it */
            revision: number;
            durationMs: number | null;
            width: number | null;
            height: number | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
            viewCount: number;
            watchTimeMs: number;
            /** @description Average share of it that was seen once per view, 0 to 1; null before the first view */
            completion: number | null;
            likeCount: number;
            commentCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            publishedAt: string | null;
            /** @description In the trash since; nothing is taken out of it by itself */
            deletedAt: string | null;
            playback: {
                hls: string;
                /**
                 * Format: uuid
                 * @description Which of the versions of its file plays
                 */
                version: string;
                poster: string | null;
                /** @description WebVTT: which part of which picture (#xywh) shows which time; null until it is drawn */
                storyboardUrl: string | null;
                /** @description Loudness over time: "PEK1", peaks per 1000 s as uint32 LE, then a byte a peak; null while there is none */
                waveformUrl: string | null;
                /** @description Other versions are still being made: ask again */
                moreComing: boolean;
                /** @description When signed addresses end; ask again before */
                expiresAt: string | null;
            } | null;
            /** @description null: there is none, or it is not for everybody to see */
            thumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description In its place, of what is for adults: until its viewer has said so, nothing but the placeholder is shown */
            restrictedThumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            renditions: components["schemas"]["Rendition"][];
            processing: components["schemas"]["Processing"] | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** @description Only for the channel’s team */
            source: {
                filename: string;
                sizeBytes: number;
                sha256: string | null;
            } | null;
            upload: {
                /** Format: uuid */
                id: string;
                receivedBytes: number;
                sizeBytes: number;
                /**
                 * Format: date-time
                 * @description When its client last asked for something
                 */
                activeAt: string;
            } | null;
            /** @description Only in the answer of one video */
            captions?: components["schemas"]["CaptionAddress"][];
            /** @description Only in the answer of one video */
            chapters?: components["schemas"]["Chapter"][];
            /** @description Only in the answer of one video that has any */
            interactions?: components["schemas"]["ShownInteraction"][];
            /** @description Only in the answer of one article for its readers; null before it was published */
            article?: {
                /** @description Safe to show as it is */
                html: string;
                words: number;
                readingMinutes: number;
                /**
                 * Format: date-time
                 * @description When this text was published
                 */
                publishedAt: string;
            } | null;
            can: {
                edit: boolean;
                delete: boolean;
                retry: boolean;
            };
            /** @description Why the caller cannot, as a sentence */
            why: {
                edit?: string;
                delete?: string;
                visibility?: string;
                ageRestricted?: string;
            };
        };
        VideoPatch: {
            title?: string;
            description?: string;
            tags?: string[];
            /** @description One of GET /api/categories */
            category?: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
            level?: ("beginner" | "intermediate" | "advanced") | null;
            language?: string | null;
            /** @enum {string} */
            licence?: "all-rights-reserved" | "cc-by-4.0" | "cc-by-sa" | "cc-by-nd" | "cc-by-nc" | "cc-by-nc-sa" | "cc-by-nc-nd" | "cc0";
            /** @enum {string} */
            comments?: "open" | "held" | "off";
            downloads?: boolean;
            /** @description Segments encrypted with AES-128 (HLS); keys only for who may watch. Files are repackaged by a job */
            encryption?: boolean;
            /**
             * @description On which other sites it may be shown in a frame: all, those of `embedSites`, none
             * @enum {string}
             */
            embedding?: "everywhere" | "sites" | "nowhere";
            /** @description Hosts, `*.` before one for all below it; of an address its host is kept */
            embedSites?: string[];
            ageRestricted?: boolean;
            announced?: boolean;
            /** @enum {string} */
            visibility?: "private" | "unlisted" | "public" | "scheduled" | "members";
            /** @description With the visibility `scheduled`: in the future, at most two years ahead */
            publishAt?: string | null;
        };
        VideoPage: {
            items: components["schemas"]["Video"][];
            nextCursor: string | null;
            total?: number;
        };
        Playlist: {
            /** Format: uuid */
            id: string;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
            };
            title: string;
            description: string;
            /**
             * @description A series has numbered parts, each with the one before and the one after it
             * @enum {string}
             */
            kind: "playlist" | "series";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public";
            /** @description Of the video chosen, or of the first */
            cover: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description Chosen; only for the channel’s team */
            coverVideoId: string | null;
            /** @description Where to begin to watch */
            firstVideoId: string | null;
            /** @description Of those that the caller may watch, as every figure here */
            itemCount: number;
            durationMs: number;
            /** @description The ETag; counts changes of the fields, not of the videos */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            deletedAt: string | null;
            /** @description Whether the video asked about is in it */
            contains?: boolean;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        NewPlaylist: {
            /** Format: uuid */
            channelId?: string;
            title: string;
            /** @default  */
            description: string;
            /**
             * @default playlist
             * @enum {string}
             */
            kind: "playlist" | "series";
            /**
             * @default private
             * @enum {string}
             */
            visibility: "private" | "unlisted" | "public";
            /** @default [] */
            videoIds: string[];
        };
        PlaylistPatch: {
            title?: string;
            description?: string;
            /** @enum {string} */
            kind?: "playlist" | "series";
            /** @enum {string} */
            visibility?: "private" | "unlisted" | "public";
            /** @description Null: the first video’s */
            coverVideoId?: string | null;
        };
        PlaylistPage: {
            items: components["schemas"]["Playlist"][];
            nextCursor: string | null;
        };
        PlaylistItem: {
            /** @description From 1, counting those that the caller may watch */
            position: number;
            video: components["schemas"]["Video"];
        };
        PlaylistItems: {
            items: components["schemas"]["PlaylistItem"][];
            nextCursor: string | null;
        };
        AddPlaylistItems: {
            /** @description In this order; those that are in it already stay where they are */
            videoIds: string[];
            /**
             * @default end
             * @enum {string}
             */
            at: "start" | "end";
            /**
             * Format: uuid
             * @description Instead of `at`; at the end when it is not in it any more
             */
            before?: string;
        };
        AddedPlaylistItems: {
            added: number;
            already: number;
        };
        RemovePlaylistItems: {
            videoIds: string[];
        };
        RemovedPlaylistItems: {
            removed: {
                /** Format: uuid */
                videoId: string;
                /** @description What came next, to put it back */
                before: string | null;
            }[];
        };
        /** @description One of `before`, `after` and `position` */
        ReorderVideos: {
            /** Format: uuid */
            playlistId?: string;
            /** @description They follow each other in this order afterwards */
            videoIds: string[];
            /** Format: uuid */
            before?: string;
            /** Format: uuid */
            after?: string;
            /** @description Where the first of them stands then */
            position?: number;
        };
        ReorderedVideos: {
            changed: boolean;
        };
        VideoFilter: {
            /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
            q?: string;
            status?: ("uploading" | "processing" | "ready" | "failed")[];
            visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
            /** @description `none`: without one */
            category?: string[];
            tag?: string[];
            kind?: ("video" | "audio" | "article")[];
            level?: (("beginner" | "intermediate" | "advanced") | "none")[];
            /** @description `none`: without one */
            language?: string[];
            playlist?: string[];
            /** @description Created at or after; a date begins at 00:00 UTC */
            from?: string;
            /** @description Created before; a date is meant with the whole of its day in UTC */
            to?: string;
        };
        VideoFacets: {
            total: number;
            status: {
                value: string;
                count: number;
            }[];
            visibility: {
                value: string;
                count: number;
            }[];
            kind: {
                value: string;
                count: number;
            }[];
            level: {
                value: string;
                count: number;
            }[];
            category: {
                value: string;
                count: number;
            }[];
            language: {
                value: string;
                count: number;
            }[];
            /** @description The 50 most used */
            tags: {
                value: string;
                count: number;
            }[];
        };
        BulkAction: {
            /** @constant */
            kind: "visibility";
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "scheduled" | "members";
            /**
             * Format: date-time
             * @description With `scheduled`
             */
            publishAt?: string;
        } | {
            /** @constant */
            kind: "category";
            /** @description One of GET /api/categories */
            category: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
        } | {
            /** @constant */
            kind: "tags";
            /** @default [] */
            add: string[];
            /** @default [] */
            remove: string[];
        } | {
            /** @constant */
            kind: "playlist";
            /** Format: uuid */
            playlistId: string;
            /** @enum {string} */
            change: "add" | "remove";
        } | {
            /** @constant */
            kind: "delete";
        } | {
            /** @constant */
            kind: "restore";
        } | {
            /** @constant */
            kind: "metadata";
            /** Format: uuid */
            from: string;
            fields: ("description" | "tags" | "category" | "level" | "language" | "licence" | "comments" | "downloads")[];
        };
        VideoSelection: {
            ids: string[];
        } | {
            filter: components["schemas"]["VideoFilter"];
            /** @description All that fit but these */
            except?: string[];
        };
        NewBulk: {
            /** Format: uuid */
            channelId?: string;
            select: components["schemas"]["VideoSelection"];
            action: components["schemas"]["BulkAction"];
        };
        Bulk: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            /** @description As it was asked for, or `{ kind: "undo", of }` */
            action: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "running" | "done" | "cancelled";
            total: number;
            done: number;
            /** @description Nothing was to be done, or it was cancelled before */
            skipped: number;
            failed: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            undoneBy: string | null;
            can: {
                cancel: boolean;
                undo: boolean;
            };
            why: {
                cancel?: string;
                undo?: string;
            };
        };
        BulkItem: {
            /** Format: uuid */
            videoId: string;
            /** @description Null: no such video in this channel */
            title: string | null;
            /** @enum {string} */
            state: "waiting" | "done" | "skipped" | "failed";
            /** @description A stable code */
            reason: string | null;
            /** @description The reason as a sentence */
            message: string | null;
        };
        BulkWithItems: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            /** @description As it was asked for, or `{ kind: "undo", of }` */
            action: {
                kind: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "running" | "done" | "cancelled";
            total: number;
            done: number;
            /** @description Nothing was to be done, or it was cancelled before */
            skipped: number;
            failed: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            undoneBy: string | null;
            can: {
                cancel: boolean;
                undo: boolean;
            };
            why: {
                cancel?: string;
                undo?: string;
            };
            items: components["schemas"]["BulkItem"][];
            nextCursor: string | null;
        };
        UploadDefaults: {
            description: string;
            tags: string[];
            /** @description One of GET /api/categories */
            category: ("animation" | "vehicles" | "music" | "animals" | "sport" | "travel" | "gaming" | "people" | "comedy" | "entertainment" | "news" | "style" | "food" | "education" | "technology" | "programming" | "business" | "health" | "art" | "nonprofit") | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            language: string | null;
            /** @enum {string} */
            licence: "all-rights-reserved" | "cc-by-4.0" | "cc-by-sa" | "cc-by-nd" | "cc-by-nc" | "cc-by-nc-sa" | "cc-by-nc-nd" | "cc0";
            /** @enum {string} */
            comments: "open" | "held" | "off";
            downloads: boolean;
            /**
             * @description Segments encrypted with AES-128 (HLS); keys only for who may watch. Files are repackaged by a job
             * @default false
             */
            encryption: boolean;
            /** @enum {string} */
            visibility: "private" | "unlisted" | "public" | "members";
        };
        VideoChange: {
            /** Format: uuid */
            id: string;
            /** @description Of the video since this change */
            revision: number;
            /** Format: date-time */
            at: string;
            /** @description null: the studio itself, at a time that somebody had set */
            by: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            fields: string[];
            before: {
                [key: string]: unknown;
            };
            after: {
                [key: string]: unknown;
            };
            /** @description The change that this one took back */
            reverts: string | null;
        };
        Thumbnail: {
            /** @description null: the one that was made by itself */
            id: string | null;
            /** @enum {string} */
            kind: "automatic" | "suggested" | "frame" | "image";
            atMs: number | null;
            /** @enum {string} */
            state: "making" | "ready" | "failed";
            url: string | null;
            small: string | null;
            createdAt: string | null;
            problem: {
                code: string;
                message: string;
            } | null;
        };
        NewImport: {
            /** Format: uuid */
            channelId?: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                /**
                 * @description Origin of the store; null for Amazon's
                 * @default null
                 */
                endpoint: string | null;
                /** @default us-east-1 */
                region: string;
                bucket: string;
                /** @default  */
                prefix: string;
                /** @description Kept sealed while the import runs, then forgotten */
                credentials: {
                    accessKeyId: string;
                    secretAccessKey: string;
                };
            } | {
                /** @constant */
                kind: "urls";
                urls: unknown;
            };
        };
        ImportPreview: {
            /** @description The first 100 */
            items: {
                name: string;
                key: string;
                sizeBytes: number | null;
            }[];
            count: number;
            /** @description There are more than 10000: they would be left out */
            more: boolean;
            /** @description What lies there besides and is no film or sound */
            ignored: number;
            /** @description Of those whose size is known */
            totalBytes: number;
            unknownSizes: number;
            /** @description Of the quota; null without one */
            freeBytes: number | null;
        };
        Import: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                endpoint: string | null;
                region: string;
                bucket: string;
                prefix: string;
            } | {
                /** @constant */
                kind: "urls";
                count: number;
            };
            /** @enum {string} */
            state: "looking" | "running" | "done" | "cancelled" | "failed";
            problem: string | null;
            total: number;
            waiting: number;
            running: number;
            done: number;
            skipped: number;
            failed: number;
            ignored: number;
            totalBytes: number;
            receivedBytes: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            can: {
                cancel: boolean;
                retry: boolean;
            };
            why: {
                cancel?: string;
                retry?: string;
            };
        };
        ImportItem: {
            place: number;
            key: string;
            name: string;
            sizeBytes: number | null;
            receivedBytes: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "skipped" | "failed";
            /** @description A sentence */
            reason: string | null;
            /** @description What it became, or what was there already */
            videoId: string | null;
        };
        ImportWithItems: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channelId: string;
            source: {
                /** @constant */
                kind: "folder";
                folder: string;
            } | {
                /** @constant */
                kind: "s3";
                endpoint: string | null;
                region: string;
                bucket: string;
                prefix: string;
            } | {
                /** @constant */
                kind: "urls";
                count: number;
            };
            /** @enum {string} */
            state: "looking" | "running" | "done" | "cancelled" | "failed";
            problem: string | null;
            total: number;
            waiting: number;
            running: number;
            done: number;
            skipped: number;
            failed: number;
            ignored: number;
            totalBytes: number;
            receivedBytes: number;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            can: {
                cancel: boolean;
                retry: boolean;
            };
            why: {
                cancel?: string;
                retry?: string;
            };
            items: components["schemas"]["ImportItem"][];
            nextCursor: string | null;
        };
        VideoCard: {
            /** Format: uuid */
            id: string;
            title: string;
            /** @enum {string} */
            kind: "video" | "audio" | "article";
            category: string | null;
            level: ("beginner" | "intermediate" | "advanced") | null;
            /** @description BCP 47 */
            language: string | null;
            durationMs: number | null;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
            viewCount: number;
            likeCount: number;
            commentCount: number;
            publishedAt: string | null;
            /** @description null: there is none, or it is not for everybody to see */
            thumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description In its place, of what is for adults: until its viewer has said so, nothing but the placeholder is shown */
            restrictedThumbnail: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description For adults: without the viewer’s word no picture of it is shown but the blurred placeholder */
            ageRestricted: boolean;
        };
        PlaylistCard: {
            /** Format: uuid */
            id: string;
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
            };
            title: string;
            description: string;
            /**
             * @description A series has numbered parts, each with the one before and the one after it
             * @enum {string}
             */
            kind: "playlist" | "series";
            /** @description Of the video chosen, or of the first */
            cover: {
                url: string;
                small: string;
                placeholder: string | null;
            } | null;
            /** @description Where to begin to watch */
            firstVideoId: string | null;
            /** @description Of those that the caller may watch, as every figure here */
            itemCount: number;
            durationMs: number;
        };
        StudioEvent: {
            /** @constant */
            type: "start";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "progress";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "view";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "pause";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "seek";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            toMs?: number;
        } | {
            /** @constant */
            type: "stall";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            durationMs?: number;
        } | {
            /** @constant */
            type: "error";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            code?: string;
        } | {
            /** @constant */
            type: "quality";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
            height?: number;
        } | {
            /** @constant */
            type: "end";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "open";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "read";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /**
             * Format: uuid
             * @description One per load of the player
             */
            playbackId: string;
            positionMs: number;
            /** @description Media time played since the last event that carried ranges, [[fromMs, toMs], ...] */
            ranges?: [
                number,
                number
            ][];
            /** @description Speed of playback, default 1; more than 2 is judged as 2 */
            rate?: number;
            /**
             * @description Where the player is: on this site (default), or in a frame on another one
             * @enum {string}
             */
            place?: "site" | "embed";
            /** @description Of an embed: the name of the site around it, without a port or a path */
            host?: string;
        } | {
            /** @constant */
            type: "impression";
            /**
             * Format: uuid
             * @description Made by the client; a repeated id counts once
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, on the client's clock; corrected by receipt minus sentAt
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            vodId?: string;
            /** Format: uuid */
            clipId?: string;
            /** Format: uuid */
            streamId?: string;
            /** Format: uuid */
            playbackId?: string;
            positionMs?: number;
        };
        EventBatch: {
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            sentAt: string;
            events: components["schemas"]["StudioEvent"][];
        };
        EventsReceived: {
            /** @description Events that are kept now, repetitions among them included */
            accepted: number;
            rejected: {
                index: number;
                /** @enum {string} */
                code: "invalid" | "bad_range" | "too_old" | "from_future" | "unknown_video" | "wrong_kind" | "unknown_clip" | "unknown_stream";
            }[];
        };
        Figure: {
            value: number;
            /** @description The same for as many days before */
            previous: number;
            /** @description 0.1 is 10 % more than before; null where there was nothing before */
            change: number | null;
            /** @description Counted views of both periods, on which `change` rests */
            n: number;
            definition: string;
        };
        Plays: {
            /** @description Plays that began in the period, whatever became of them */
            begun: number;
            /** @description Those that became a view */
            counted: number;
            /** @description The others, by the reason kept with them */
            notCounted: {
                too_short: number;
                repeat: number;
                self: number;
                rate: number;
                bot: number;
            };
            /** @description Of the bots, by what they were recognised */
            bots: {
                name: number;
                sweep: number;
                crowd: number;
                flood: number;
            };
            /** @description Each reason in words */
            definitions: {
                too_short: string;
                repeat: string;
                self: string;
                rate: string;
                bot: string;
            };
        };
        Dashboard: {
            /** Format: uuid */
            channelId: string;
            period: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
                tz: string;
            };
            /** @description null while ClickHouse is away and nothing is known from before; figures from before hold until `completeUntil` */
            figures: {
                views: components["schemas"]["Figure"];
                watchTimeMs: components["schemas"]["Figure"];
                viewers: components["schemas"]["Figure"];
                plays: components["schemas"]["Plays"];
                reads: components["schemas"]["Figure"];
                /** @description Where the views were */
                places: {
                    site: number;
                    embed: number;
                    /** @description Of `embed`, most first; as browsers tell, which not all do */
                    hosts: {
                        host: string;
                        views: number;
                    }[];
                    definition: string;
                };
                /** @description Likewise of articles: how often they were opened, and what became a read */
                openings: components["schemas"]["Plays"];
            } | null;
            series: {
                /** Format: date */
                day: string;
                views: number;
                watchTimeMs: number;
                viewers: number;
                reads: number;
                /** @description Of the same place in the period before */
                previousViews: number;
                /** @description More may come */
                provisional: boolean;
            }[];
            latestVideos: components["schemas"]["Video"][];
            /**
             * Format: date-time
             * @description All events received before it are in the figures
             */
            completeUntil: string;
            /** @description Set when the figures are more than a few seconds behind */
            lag: {
                /** Format: date-time */
                since: string;
                /** @enum {string} */
                reason: "clickhouse_unavailable" | "catching_up";
            } | null;
            /** @description Events in the whole installation that could not be stored for figures */
            refusedEvents: number;
        };
        QuarantineItem: {
            /** Format: uuid */
            id: string;
            /**
             * @description line and lot: could not be read for counting; event: refused by ClickHouse; batch: could not be read for ClickHouse
             * @enum {string}
             */
            kind: "line" | "lot" | "event" | "batch";
            events: number;
            error: string;
            /** @description As it was put aside, at most 20,000 characters; packed ones in base64 */
            row: string;
            rowLength: number;
            /** Format: date-time */
            createdAt: string;
            discardedAt: string | null;
        };
        Quarantine: {
            items: components["schemas"]["QuarantineItem"][];
            nextCursor: string | null;
            /** @description Events that are put aside; they are in no figure */
            events: number;
            discardedEvents: number;
            waiting: {
                /** @description Acknowledged, not judged yet */
                inbox: {
                    events: number;
                    bytes: number;
                    /** @description Receipt of the oldest */
                    since: string | null;
                };
                /** @description Judged, not in ClickHouse yet */
                batches: {
                    events: number;
                    bytes: number;
                    /** @description Receipt of the oldest */
                    since: string | null;
                };
                /** @description Beyond it new events are refused until there is room */
                mostBytes: number;
                /** @description Whether new events are taken */
                taking: boolean;
            };
        };
        NewArticle: {
            title?: string;
            /** @description CommonMark with tables, at most 200 kB; HTML is shown as text, pictures are `![description](image:ID)` of this article alone */
            markdown?: string;
            /** Format: uuid */
            channelId?: string;
        };
        ArticleImage: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "making" | "ready" | "failed";
            url: string | null;
            small: string | null;
            width: number | null;
            height: number | null;
            placeholder: string | null;
            problem: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Article: {
            /** Format: uuid */
            id: string;
            /** @description The draft: readers get what was published last */
            markdown: string;
            /** @description Of the draft; its ETag */
            revision: number;
            words: number;
            readingMinutes: number;
            /** @description The draft as readers would see it */
            html: string;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: {
                id: string;
                name: string | null;
            } | null;
            published: {
                revision: number;
                /** Format: date-time */
                at: string;
                words: number;
                /** @description To go back to */
                markdown: string;
            } | null;
            /** @description The draft differs from what readers get */
            changed: boolean;
            images: components["schemas"]["ArticleImage"][];
            video: components["schemas"]["Video"];
            can: {
                edit: boolean;
                publish: boolean;
            };
            why: {
                edit?: string;
                publish?: string;
            };
        };
        ChannelVideos: {
            items: components["schemas"]["VideoCard"][];
            nextCursor: string | null;
        };
        ChannelPicture: {
            /**
             * @description Of the one that was given last: until it is ready, the one before it is shown
             * @enum {string}
             */
            state: "none" | "making" | "ready" | "failed";
            /** @description Path of the one that is shown, up to 512 pixels */
            url: string | null;
            problem: string | null;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        Chapters: {
            /** @description What players show */
            items: components["schemas"]["Chapter"][];
            /** @enum {string} */
            from: "editor" | "description" | "none";
            /** @description Of the list that was edited, for If-Match */
            revision: number;
            updatedAt: string | null;
            updatedBy: string | null;
            /** @description What the description lists, or why its times are ignored */
            description: {
                items: components["schemas"]["Chapter"][];
                ignored: string | null;
            };
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        /** @description Of a video, from startMs up to endMs, which is not included */
        KeptPart: {
            startMs: number;
            endMs: number;
        };
        VideoVersion: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "upload" | "replacement" | "cut";
            /** @enum {string} */
            status: "uploading" | "processing" | "ready" | "failed";
            current: boolean;
            /** @description Takes the place of the current one as soon as it is playable */
            wanted: boolean;
            madeFrom: string | null;
            /** @description Of a cut: what was kept */
            keep: components["schemas"]["KeptPart"][] | null;
            filename: string | null;
            sizeBytes: number | null;
            sha256: string | null;
            durationMs: number | null;
            width: number | null;
            height: number | null;
            thumbnail: string | null;
            uploadId: string | null;
            processing: {
                step: string;
                percent: number | null;
                etaMs: number | null;
            } | null;
            problem: {
                code: string;
                message: string;
            } | null;
            /** @description Captions and chapters were made for a version of another length */
            textsDiffer: boolean;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                id: string;
                name: string | null;
            } | null;
            currentSince: string | null;
            deletedAt: string | null;
            can: {
                use: boolean;
                delete: boolean;
                restore: boolean;
                download: boolean;
                retry: boolean;
            };
            why: {
                use?: string;
                delete?: string;
            };
        };
        EditBody: {
            keep: components["schemas"]["KeptPart"][];
        };
        VideoEdit: {
            /**
             * Format: uuid
             * @description What the parts are of; another version has an edit of its own
             */
            versionId: string;
            durationMs: number;
            keep: components["schemas"]["KeptPart"][];
            keptMs: number;
            /** @description For If-Match; 0 while nothing was saved */
            revision: number;
            updatedAt: string | null;
            updatedBy: {
                id: string;
                name: string | null;
            } | null;
            can: {
                edit: boolean;
                render: boolean;
            };
            why: {
                edit?: string;
                render?: string;
            };
        };
        DeletedChannel: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            /** Format: date-time */
            deletedAt: string;
            /** Format: date-time */
            restorableUntil: string;
        };
        LeavingReport: {
            /** @description For how long signing in brings everything back */
            days: number;
            /** @description Channels that only you own: they go too, unless you hand them over first */
            goes: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description People in its team beside you */
                others: number;
            }[];
            /** @description Channels that go on without you */
            stays: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                role: string;
            }[];
            can: {
                delete: boolean;
            };
            why: {
                delete?: string;
            };
        };
        CsvPreview: {
            rows: number;
            unchanged: number;
            changes: {
                line: number;
                /** Format: uuid */
                id: string;
                title: string;
                /** @description Only what differs */
                before: {
                    [key: string]: unknown;
                };
                after: {
                    [key: string]: unknown;
                };
                /** @description Changed since the table was made: it would not be written */
                conflict: boolean;
            }[];
            /** @description Lines with one are left out */
            errors: {
                line: number;
                column: string | null;
                message: string;
            }[];
        };
        CsvApplied: {
            /** @description Of the change of many that does it; null when nothing differs */
            id: string | null;
            changing: number;
            conflicts: number;
            errors: number;
        };
        NewSavedView: {
            /** Format: uuid */
            channelId?: string;
            name: string;
            search: {
                [key: string]: string | number | boolean | string[];
            };
        };
        SavedViewPatch: {
            name?: string;
            search?: {
                [key: string]: string | number | boolean | string[];
            };
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            name: string;
            search: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
        };
        ChannelInUse: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            owners: {
                name: string;
                email: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** @description Until it is gone for good it holds what it holds */
            deletedAt: string | null;
            /** @description Originals, renditions, the trash, and what is being uploaded */
            usedBytes: number;
            usedMinutes: number;
            /** @description Without the trash */
            videos: number;
            quota: {
                storageBytes: number | ("none" | "default");
                minutes: number | ("none" | "default");
                inForce: {
                    storageBytes: number | null;
                    minutes: number | null;
                };
            };
        };
        RetentionRule: {
            afterDays: number;
            /**
             * @description `published`: never a video that was not
             * @default created
             * @enum {string}
             */
            since: "created" | "published";
            /** @description Only these; without, every kind */
            kinds?: ("video" | "audio" | "article")[];
            /** @description Only these; without, any */
            visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
            /** @description Only with this tag */
            tag?: string;
            /** @description Only what is shorter: longer recordings are kept */
            shorterThanSeconds?: number;
            /** @description Never what is in one of these playlists */
            notInPlaylists?: string[];
        };
        Retention: {
            /** Format: uuid */
            channelId: string;
            rules: components["schemas"]["RetentionRule"][];
            /** @description How long before it goes a video is announced */
            noticeDays: number;
            can: {
                edit: boolean;
            };
            why: {
                edit?: string;
            };
        };
        RetentionPreview: {
            items: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** Format: date-time */
                goesAt: string;
                announced: boolean;
                durationMs: number | null;
            }[];
            /** @description All that go within a year */
            total: number;
            /** @description Of them within 30 days */
            soon: number;
        };
        ChannelStorage: {
            /** Format: uuid */
            channelId: string;
            /** @description What was uploaded, without the trash */
            originalsBytes: number;
            /** @description What was made of it, without the trash */
            renditionsBytes: number;
            trash: {
                bytes: number;
                videos: number;
            };
            /** @description Reserved for uploads and cuts that are not complete */
            uploadingBytes: number;
            /** @description All of it together */
            usedBytes: number;
            quotaBytes: number | null;
            usedMinutes: number;
            quotaMinutes: number | null;
            /** @description How long a deleted video can be restored */
            trashDays: number;
        };
        WatchProgressReport: {
            /** Format: uuid */
            vodId: string;
            positionMs: number;
            /** @description What was played since the last report, in ms */
            ranges?: [
                number,
                number
            ][];
            /**
             * Format: date-time
             * @description When the position was reached, by the clock that `sentAt` is of; default: now
             */
            at?: string;
            deviceId: string;
            /**
             * Format: date-time
             * @description The clock of the device when it sends this: what it is wrong by is corrected
             */
            sentAt?: string;
        };
        /** @description What a browser kept while nobody was signed in */
        WatchProgressMerge: {
            deviceId: string;
            /**
             * Format: date-time
             * @description The clock of the device when it sends this: what it is wrong by is corrected
             */
            sentAt?: string;
            items: {
                /** Format: uuid */
                vodId: string;
                positionMs: number;
                /** @description What was played since the last report, in ms */
                ranges?: [
                    number,
                    number
                ][];
                /**
                 * Format: date-time
                 * @description When the position was reached, by the clock that `sentAt` is of; default: now
                 */
                at?: string;
                mark?: ("watched" | "dismissed") | null;
            }[];
        };
        WatchProgress: {
            /** Format: uuid */
            vodId: string;
            /** @description Where it was left last, on whichever device */
            positionMs: number;
            durationMs: number | null;
            /** @description Share of it that was played at least once, 0 to 100 */
            seenPercent: number;
            /**
             * @description watched: at least 90 % of it, or marked by hand; started: at least 5 %; of articles never
             * @enum {string}
             */
            state: "unwatched" | "started" | "watched";
            /** @description Where to go on; null: from the beginning */
            resumeMs: number | null;
            deviceId: string | null;
            /** @description When the position was reached; null: never watched */
            updatedAt: string | null;
        };
        WatchProgressKept: {
            /** Format: uuid */
            vodId: string;
            /** @description Where it was left last, on whichever device */
            positionMs: number;
            durationMs: number | null;
            /** @description Share of it that was played at least once, 0 to 100 */
            seenPercent: number;
            /**
             * @description watched: at least 90 % of it, or marked by hand; started: at least 5 %; of articles never
             * @enum {string}
             */
            state: "unwatched" | "started" | "watched";
            /** @description Where to go on; null: from the beginning */
            resumeMs: number | null;
            deviceId: string | null;
            /** @description When the position was reached; null: never watched */
            updatedAt: string | null;
            /** @description false while the history is paused: nothing was written */
            kept: boolean;
        };
        /** @description dismissed: not among what can be continued, until more is watched */
        WatchProgressMark: {
            /** @enum {string} */
            state: "watched" | "unwatched" | "dismissed";
        };
        Watched: {
            /** Format: uuid */
            vodId: string;
            /** @description null: it is private now, or gone */
            video: components["schemas"]["Video"] | null;
            progress: components["schemas"]["WatchProgress"];
            /** Format: date-time */
            watchedAt: string;
        };
        WatchHistoryPage: {
            items: components["schemas"]["Watched"][];
            nextCursor: string | null;
        };
        WatchHistorySettings: {
            /** @description Nothing new is written while it is */
            paused: boolean;
        };
        FoundChannel: {
            /** Format: uuid */
            id: string;
            handle: string;
            name: string;
            /** @description Path of a square picture of 160 pixels; null: its initials are shown */
            picture: string | null;
            verified: boolean;
            description: string;
            /** @description Public ones; 1,000 means so many or more */
            videoCount: number;
        };
        /** @description Where a video has the words in none of its texts: what is said in it, and when */
        Said: {
            text: string;
            startMs: number;
            /** @description BCP 47, of the captions */
            language: string;
        };
        FoundItem: {
            /** @constant */
            kind: "video";
            video: components["schemas"]["VideoCard"];
            said?: components["schemas"]["Said"];
        } | {
            /** @constant */
            kind: "channel";
            channel: components["schemas"]["FoundChannel"];
        } | {
            /** @constant */
            kind: "playlist";
            playlist: components["schemas"]["PlaylistCard"];
        };
        SearchPage: {
            items: components["schemas"]["FoundItem"][];
            nextCursor: string | null;
            /** @description Nothing has the words as they were written; this was looked for instead */
            mended: string | null;
        };
        SearchSuggestion: {
            /** @enum {string} */
            kind: "title" | "channel";
            text: string;
            /** @description Of a channel */
            handle: string | null;
        };
        SearchSuggestions: {
            items: components["schemas"]["SearchSuggestion"][];
        };
        TrendingPage: {
            items: components["schemas"]["VideoCard"][];
            nextCursor: string | null;
            /** @description null: not yet */
            computedAt: string | null;
            definition: string;
        };
        /** @description Why it is shown: of the same channel; people who finished this went on to it; popular in the category, or everywhere; new */
        Reason: {
            /** @constant */
            kind: "channel";
            channel: {
                /** Format: uuid */
                id: string;
                handle: string;
                name: string;
                /** @description Path of a square picture of 160 pixels; null: its initials are shown */
                picture: string | null;
                verified: boolean;
            };
        } | {
            /** @constant */
            kind: "went-on";
        } | {
            /** @constant */
            kind: "category";
            category: string;
        } | {
            /** @constant */
            kind: "popular";
        } | {
            /** @constant */
            kind: "newest";
        };
        RelatedVideos: {
            items: {
                video: components["schemas"]["VideoCard"];
                reason: components["schemas"]["Reason"];
            }[];
        };
        Home: {
            /** @description Of the signed-in person */
            continue: {
                video: components["schemas"]["VideoCard"];
                progress: components["schemas"]["WatchProgress"];
            }[];
            /** @description New from the channels that the signed-in person follows */
            following: components["schemas"]["VideoCard"][];
            trending: components["schemas"]["VideoCard"][];
            newest: components["schemas"]["VideoCard"][];
            /** @description What most people watched of each in the last days */
            categories: {
                category: string;
                items: components["schemas"]["VideoCard"][];
            }[];
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.ready";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.failed";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.published";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.views";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                views: number;
                article?: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "channel.video";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** Format: uuid */
                channelId: string;
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "upload.given-up";
            payload: {
                title: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "retention.ahead";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                count: number;
                /** Format: date-time */
                goesAt: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "webhook.off";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                host: string;
                gone: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "account.new-device";
            payload: {
                browser: string | null;
                system: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.invited";
            payload: {
                channel: string;
                role: string;
                invitedBy: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.role-changed";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                role: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.removed";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.joined";
            payload: {
                channel: string;
                name: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "team.channel-deleted";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                /** Format: date-time */
                restorableUntil: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.invite-used";
            payload: {
                name: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "channel.verification-decided";
            payload: {
                /** Format: uuid */
                channelId: string;
                channel: string;
                /** @enum {string} */
                state: "approved" | "refused" | "revoked";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.verification-requested";
            payload: {
                channel: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.reports-waiting";
            payload: Record<string, never>;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "video.moderated";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** @enum {string} */
                what: "taken-down" | "age-restricted" | "put-back" | "age-lifted";
                category: string | null;
                message: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "report.decided";
            payload: {
                /** Format: uuid */
                videoId: string;
                title: string;
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.jobs-failed";
            payload: {
                queue: string;
                count: number;
            };
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
            /** @constant */
            kind: "operator.disk-low";
            payload: {
                freeBytes: number;
                totalBytes: number;
            };
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            nextCursor: string | null;
            /** @description Of all, not of this page; counted to 100 */
            unread: number;
        };
        NewWebhook: {
            /**
             * Format: uri
             * @description Where messages are sent: http or https
             */
            url: string;
            events: unknown;
            /** @default  */
            description: unknown;
        };
        WebhookPatch: {
            /**
             * Format: uri
             * @description Where messages are sent: http or https
             */
            url?: string;
            events?: unknown;
            description?: unknown;
            /** @enum {string} */
            state?: "on" | "off";
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            description: string;
            events: string[];
            /** @enum {string} */
            state: "on" | "off";
            /** @description A sentence, when the program switched it off */
            offReason: string | null;
            /** @description Nothing has arrived since */
            failingSince: string | null;
            /** @description When a message arrived last */
            deliveredAt: string | null;
            /** @description Until then the former secret signs too */
            formerSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The `webhook-id` of every try
             */
            id: string;
            type: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            tries: number;
            /** Format: date-time */
            createdAt: string;
            /** @description When it is tried next */
            nextAt: string | null;
            lastStatus: number | null;
            lastProblem: string | null;
            lastDurationMs: number | null;
        };
        WebhookTry: {
            /** Format: date-time */
            at: string;
            url: string;
            durationMs: number;
            status: number | null;
            problem: string | null;
            /** @description The first kilobyte */
            answer: string | null;
        };
        Liked: {
            liked: boolean;
            /** @description Now; null of what cannot be watched any more */
            likeCount: number | null;
        };
        LikedVideo: {
            /** Format: uuid */
            vodId: string;
            /** @description null: it is private now, or gone */
            video: components["schemas"]["Video"] | null;
            /** Format: date-time */
            likedAt: string;
        };
        OwnRating: {
            stars: number;
            sentence: string | null;
            /** @description By whoever runs this studio; the stars count */
            sentenceRemoved: boolean;
            /** Format: date-time */
            ratedAt: string;
        };
        MyRating: {
            rating: components["schemas"]["OwnRating"] | null;
            /** @description How much was seen, each part once; null: not known */
            seenPercent: number | null;
            can: {
                rate: boolean;
            };
            why: {
                rate?: string;
            };
        };
        RatingSentence: {
            /** Format: uuid */
            id: string;
            stars: number;
            sentence: string;
            /** @description What they are called now */
            by: string;
            /** Format: date-time */
            ratedAt: string;
            /** @description By the person who asks */
            reported: boolean;
        };
        Ratings: {
            count: number;
            /** @description 1 to 5; null below 10 ratings, which say nothing */
            average: number | null;
            /** @description How many gave one star, two, to five; null with the average */
            distribution: number[] | null;
            /** @description How far to trust the average */
            badge: ("directional" | "readable") | null;
            /** @description With a sentence, newest first */
            items: components["schemas"]["RatingSentence"][];
            nextCursor: string | null;
            can: {
                /** @description Sentences, as the channel’s team */
                report: boolean;
            };
        };
        /** @description What the person who asks has done with a video and its channel */
        MyVideo: {
            liked: boolean;
            /** @description The channel of it; null: not followed */
            following: components["schemas"]["FollowLevel"] | null;
            rating: components["schemas"]["OwnRating"] | null;
            progress: components["schemas"]["WatchProgress"];
            history: components["schemas"]["WatchHistorySettings"];
        };
        NotInterested: {
            /** @enum {string} */
            kind: "video" | "channel";
            /** Format: uuid */
            id: string;
            /** @description null: it is private now, or gone */
            name: string | null;
            /** Format: date-time */
            at: string;
        };
        ReportCase: {
            /** Format: uuid */
            id: string;
            video: {
                /** Format: uuid */
                id: string;
                title: string;
                channel: {
                    /** Format: uuid */
                    id: string;
                    handle: string;
                    name: string;
                } | null;
                thumbnail: string | null;
                /** @description At its address: for everybody who has it, or for the operator where it was taken down */
                watchable: boolean;
                takenDown: boolean;
                ageRestricted: boolean;
            };
            /** @description What was reported of it: a sentence of somebody who rated it; null: the video itself */
            sentence: {
                text: string | null;
                stars: number;
                by: string;
            } | null;
            reports: number;
            reasons: string[];
            /** @description The earliest moment that was named */
            atMs: number | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastAt: string;
            decision: {
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
                category: string | null;
                message: string | null;
                /** Format: date-time */
                at: string;
                by: string | null;
                undoneAt: string | null;
            } | null;
            undo: {
                allowed: boolean;
                why: string | null;
            };
        };
        ReportCaseWhole: {
            /** Format: uuid */
            id: string;
            video: {
                /** Format: uuid */
                id: string;
                title: string;
                channel: {
                    /** Format: uuid */
                    id: string;
                    handle: string;
                    name: string;
                } | null;
                thumbnail: string | null;
                /** @description At its address: for everybody who has it, or for the operator where it was taken down */
                watchable: boolean;
                takenDown: boolean;
                ageRestricted: boolean;
            };
            /** @description What was reported of it: a sentence of somebody who rated it; null: the video itself */
            sentence: {
                text: string | null;
                stars: number;
                by: string;
            } | null;
            reports: number;
            reasons: string[];
            /** @description The earliest moment that was named */
            atMs: number | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            lastAt: string;
            decision: {
                /** @enum {string} */
                decision: "nothing" | "age-restricted" | "taken-down" | "sentence-removed";
                category: string | null;
                message: string | null;
                /** Format: date-time */
                at: string;
                by: string | null;
                undoneAt: string | null;
            } | null;
            undo: {
                allowed: boolean;
                why: string | null;
            };
            items: {
                /** Format: uuid */
                id: string;
                reason: string;
                text: string | null;
                atMs: number | null;
                /** Format: date-time */
                reportedAt: string;
                /** @description null: nobody who was signed in, or whose account is gone */
                by: string | null;
            }[];
        };
        SystemState: {
            version: string;
            node: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            at: string;
            engines: {
                postgres: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
                clickhouse: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
                store: {
                    ok: boolean;
                    detail: string;
                    /** @description Of a question asked just now */
                    latencyMs: number | null;
                };
            };
            media: {
                ok: boolean;
                detail: string;
                /** @description Of a question asked just now */
                latencyMs: number | null;
            };
            disk: {
                path: string;
                freeBytes: number;
                totalBytes: number;
                /** @description With less than this free, uploads are refused */
                reserveBytes: number;
            } | null;
            usage: {
                files: number;
                sourceBytes: number;
                madeBytes: number;
                databaseBytes: number;
            };
            queues: {
                name: string;
                waiting: number;
                /** @description Of the waiting: failed before, and wait for their next try */
                retrying: number;
                active: number;
                failed: number;
                /** @description When the longest waiting one was queued */
                oldestAt: string | null;
                /** @description Time that one takes, over the last 20 of a day */
                meanMs: number | null;
                samples: number;
                /** @description Media time worked through per time taken, over the same */
                mediaSpeed: number | null;
            }[];
            workers: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                role: "api" | "worker";
                /**
                 * @description Silent: it has not told of itself for 15 seconds
                 * @enum {string}
                 */
                state: "working" | "silent";
                host: string;
                pid: number;
                version: string;
                /** Format: date-time */
                startedAt: string;
                /** Format: date-time */
                seenAt: string;
                cores: number | null;
                mediaJobs: number | null;
                /** @description ffmpeg there, and how it is contained */
                checks: {
                    name: string;
                    /** @enum {string} */
                    state: "ok" | "weak" | "missing";
                    detail: string;
                }[];
                jobs: {
                    /** Format: uuid */
                    id: string;
                    queue: string;
                    /** Format: date-time */
                    since: string;
                }[];
            }[];
            settings: {
                name: string;
                value: string;
                changed: boolean;
            }[];
        };
        Job: {
            /** Format: uuid */
            id: string;
            queue: string;
            /** @enum {string} */
            state: "failed" | "running" | "waiting" | "cancelled";
            /** @description It failed before and waits for its next try */
            retrying: boolean;
            payload: {
                [key: string]: unknown;
            };
            channelId: string | null;
            tries: number;
            maxTries: number;
            /** Format: date-time */
            queuedAt: string;
            startedAt: string | null;
            endedAt: string | null;
            /** Format: date-time */
            runsAfter: string;
            /** @description Why the last try failed */
            reason: string | null;
            /** @description The machine it runs on */
            host: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    email: string;
                    password: string;
                    /** @description The code of an invitation, where accounts need one */
                    invite?: string;
                    /** @description For the first account, from elsewhere than this machine */
                    setupCode?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /** @description Of the app, or a recovery code */
                    code?: string;
                    /** @description No code is asked for in this browser for 30 days */
                    trustDevice?: boolean;
                    /** @description After 403 `auth.account_deleted`: brings the account back, and signs in */
                    restore?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    redirectTo?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                    revokeOtherSessions?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendVerificationEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newEmail: string;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    credential: components["schemas"]["PasskeyCredentialInput"];
                    /** @description After 403 `auth.account_deleted`: brings the account back, and signs in */
                    restore?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    credential: components["schemas"]["PasskeyCredentialInput"];
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "manager" | "editor" | "moderator" | "analyst" | "accountant";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "manager" | "editor" | "moderator" | "analyst" | "accountant";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationLook"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        channelId: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Id of the person who did it */
                actor?: string;
                /** @description An action, as `video.changed`, or the beginning of several up to a dot, as `video` */
                action?: string;
                /** @description Id of what it was done to */
                subject?: string;
                /** @description At or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Before; a date is meant with the whole of its day in UTC */
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditCsv: {
        parameters: {
            query?: {
                /** @description Id of the person who did it */
                actor?: string;
                /** @description An action, as `video.changed`, or the beginning of several up to a dot, as `video` */
                action?: string;
                /** @description Id of what it was done to */
                subject?: string;
                /** @description At or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Before; a date is meant with the whole of its day in UTC */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditJson: {
        parameters: {
            query?: {
                /** @description Id of the person who did it */
                actor?: string;
                /** @description An action, as `video.changed`, or the beginning of several up to a dot, as `video` */
                action?: string;
                /** @description Id of what it was done to */
                subject?: string;
                /** @description At or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Before; a date is meant with the whole of its day in UTC */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelQuota"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setChannelQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaSettingInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelQuota"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDefaultQuota: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefaultQuota"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setDefaultQuota: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaSettingInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefaultQuota"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSetup"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who the channel is, and what shows it */
                    evidence: string;
                    /**
                     * @description Pages that show it
                     * @default []
                     */
                    links?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVerifications: {
        parameters: {
            query?: {
                state?: "waiting" | "again" | "verified" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VerificationCase"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "approve";
                    reason?: string;
                } | {
                    /** @enum {string} */
                    decision: "refuse";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtVerificationAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "keep";
                } | {
                    /** @enum {string} */
                    decision: "revoke";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    level: components["schemas"]["FollowLevelInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Following"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollowChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Following"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowsAmong: {
        parameters: {
            query: {
                /** @description Up to 100 ids, separated by commas */
                channelIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            channelId: string;
                            level: components["schemas"]["FollowLevel"];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FollowedChannel"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description null: the browser’s */
                    timeZone?: string | null;
                    /** @description How dates and numbers are written on pages of that language; null: as the browser does */
                    format?: ("en-GB" | "en-US" | "en-CA" | "en-IN" | "en-DE" | "en-CH" | "en-SE" | "de-DE" | "de-AT" | "de-CH" | "fr-FR" | "fr-CH" | "fr-CA" | "es-ES" | "es-MX" | "es-AR" | "ja-JP" | "ar-EG" | "ar-SA-u-ca-gregory" | "ar-AE") | null;
                    /** @description Of the interface; null: the browser’s */
                    language?: ("en" | "de" | "fr" | "es" | "ja" | "ar") | null;
                    /** @description Shortcuts of a single letter work */
                    singleKeys?: boolean;
                    /** @description I am old enough for what is for adults: it is shown without asking */
                    adult?: boolean;
                    /**
                     * @description The first steps on the studio’s home
                     * @enum {string}
                     */
                    checklist?: "shown" | "hidden";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Channel"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle?: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle?: string;
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: ("videos:read" | "videos:write" | "analytics:read" | "channels:read" | "channels:write" | "audit:read" | "webhooks:write")[];
                    /** @description Default: every channel of the person, also one that comes later */
                    channelIds?: string[];
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invite"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvite"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOutbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mail"][];
                        smtp: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Upload"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startUpload: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUploadInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedUpload"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartUrls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    partNumbers: number[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartUrls"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadCaptionsVtt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/vtt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadCaptionsSrt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/x-subrip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionsWithCues"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCaptions: {
        parameters: {
            query?: {
                /** @description new: what stands there stays as an earlier version, even one’s own of a moment ago */
                sitting?: "goes-on" | "new";
                /** @description Default: as it was, or captions */
                kind?: "captions" | "subtitles" | "descriptions";
                /** @description Default: as it was, or the name of the language */
                label?: string;
                /** @description Of a file: what becomes of lines that cannot be read */
                broken?: "refuse" | "leave-out";
            };
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        /** @description CaptionsBody as JSON, or the file */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionsSaved"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCaptions: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaptionVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaptionVersion"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaptionVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionVersionWithCues"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCaptions: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
                /** @description BCP 47 */
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision?: number;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionTrack"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description BCP 47
                     * @example en
                     * @example pt-BR
                     */
                    language?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcription"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcription"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaptionDefaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionDefaultsAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCaptionDefaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaptionDefaultsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionDefaultsAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChapters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chapters"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putChapters: {
        parameters: {
            query?: {
                /** @description new: what stands there stays as an earlier version, even one’s own of a moment ago */
                sitting?: "goes-on" | "new";
            };
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    chapters: components["schemas"]["ChapterInput"][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chapters"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestChapters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            startMs: number;
                            title: string;
                            pauseMs: number;
                        }[];
                        language: string | null;
                        why: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChapterVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["EarlierText"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChapterVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        /** @description Words of an article, or how many chapters */
                        size: number;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description null: made by the studio itself */
                        by: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                        } | null;
                        /** @description None: those of the description counted */
                        items: components["schemas"]["Chapter"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreChapters: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chapters"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInteractions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putInteractions: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: components["schemas"]["InteractionInput"][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInteractionResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InteractionResult"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportInteractionResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/csv, UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InteractionAnswer"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellInteractionShown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the interaction as it was shown; default the present one */
                    revision?: number;
                    /** Format: uuid */
                    playbackId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the interaction as it was shown; default the present one */
                    revision?: number;
                    /** Format: uuid */
                    playbackId?: string;
                    optionIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideoHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VideoChange"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revertVideoChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    force?: boolean;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUploadDefaults: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        channelId: string;
                        defaults: components["schemas"]["UploadDefaults"];
                        can: {
                            edit: boolean;
                        };
                        why: {
                            edit?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putUploadDefaults: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadDefaultsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        channelId: string;
                        defaults: components["schemas"]["UploadDefaults"];
                        can: {
                            edit: boolean;
                        };
                        why: {
                            edit?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listThumbnails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Thumbnail"][];
                        chosen: string | null;
                        /** @description Takes the place of the chosen one as soon as it is stored */
                        making: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestThumbnails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queued: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putThumbnail: {
        parameters: {
            query?: {
                /** @description How a picture that is not 16:9 becomes it */
                fit?: "crop" | "letterbox";
                /** @description Which part is kept when it is cut: 0 the left or upper end, 1 the other */
                focus?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    atMs: number;
                } | {
                    thumbnailId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicVideos: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVideo: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoPatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannelVideos: {
        parameters: {
            query?: {
                /** @description trending: what is watched more than usual at the moment, then the most watched */
                sort?: "newest" | "trending" | "views";
                /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
                q?: string;
                /** @description Published at or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Published before; a date is meant with the whole of its day in UTC */
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelVideos"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelPicture"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putChannelPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelPicture"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeChannelPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelPicture"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowingVideos: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreatorVideos: {
        parameters: {
            query?: {
                /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
                q?: string;
                status?: ("uploading" | "processing" | "ready" | "failed")[];
                visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
                /** @description `none`: without one */
                category?: string[];
                tag?: string[];
                kind?: ("video" | "audio" | "article")[];
                level?: (("beginner" | "intermediate" | "advanced") | "none")[];
                /** @description `none`: without one */
                language?: string[];
                playlist?: string[];
                /** @description Created at or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Created before; a date is meant with the whole of its day in UTC */
                to?: string;
                channelId?: string;
                sort?: "created" | "published" | "title" | "duration" | "views" | "watchTime" | "completion" | "likes" | "comments" | "visibility" | "status";
                order?: "asc" | "desc";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVideoFacets: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoFacets"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countCreatorVideos: {
        parameters: {
            query?: {
                /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
                q?: string;
                status?: ("uploading" | "processing" | "ready" | "failed")[];
                visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
                /** @description `none`: without one */
                category?: string[];
                tag?: string[];
                kind?: ("video" | "audio" | "article")[];
                level?: (("beginner" | "intermediate" | "advanced") | "none")[];
                /** @description `none`: without one */
                language?: string[];
                playlist?: string[];
                /** @description Created at or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Created before; a date is meant with the whole of its day in UTC */
                to?: string;
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedViewInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewPatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportVideosCsv: {
        parameters: {
            query?: {
                /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
                q?: string;
                status?: ("uploading" | "processing" | "ready" | "failed")[];
                visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
                /** @description `none`: without one */
                category?: string[];
                tag?: string[];
                kind?: ("video" | "audio" | "article")[];
                level?: (("beginner" | "intermediate" | "advanced") | "none")[];
                /** @description `none`: without one */
                language?: string[];
                playlist?: string[];
                /** @description Created at or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Created before; a date is meant with the whole of its day in UTC */
                to?: string;
                channelId?: string;
                sort?: "created" | "published" | "title" | "duration" | "views" | "watchTime" | "completion" | "likes" | "comments" | "visibility" | "status";
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/csv, UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrash: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreatorVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateVideo: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoPatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parts: {
                        partNumber: number;
                        etag: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        videoId: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    useVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["VideoVersion"][];
                        /** @description Of the original files of all versions */
                        totalBytes: number;
                        can: {
                            replace: boolean;
                        };
                        why: {
                            replace?: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadVideo: {
        parameters: {
            query?: {
                /** @description Id of one of `renditions` that is ready */
                rendition?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideoEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoEdit"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVideoEdit: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBodyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoEdit"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renderVideoEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoVersion"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlaylistItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Begin a little before this video; without a cursor */
                around?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaylistItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannelPlaylists: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaylistPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreatorPlaylists: {
        parameters: {
            query?: {
                channelId?: string;
                /** @description A part of the title */
                q?: string;
                /** @description Each says whether it `contains` this video */
                videoId?: string;
                /** @description Those that can be restored, instead */
                deleted?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaylistPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPlaylist: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlaylistInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreatorPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePlaylist: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaylistPatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreatorPlaylistItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Begin a little before this video; without a cursor */
                around?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaylistItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPlaylistItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPlaylistItemsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPlaylistItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePlaylistItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePlaylistItemsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedPlaylistItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reorderVideos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReorderVideosInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReorderedVideos"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBulks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Bulk"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startBulk: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBulkInput"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBulk: {
        parameters: {
            query?: {
                /** @description Only items in these states */
                items?: ("waiting" | "done" | "skipped" | "failed")[];
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkWithItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBulk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkWithItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoBulk: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Folders of the server that may be imported from */
                        folders: string[];
                        /** @description Why there are none */
                        why: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: {
                state?: "waiting" | "running" | "done" | "skipped" | "failed";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportWithItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportWithItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    credentials?: {
                        accessKeyId: string;
                        secretAccessKey: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportWithItems"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    purgeVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emptyTrash: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    channelId?: string;
                    /** @description Only these; without, everything */
                    ids?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStorage: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelStorage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    selectOriginals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    channelId?: string;
                    select: components["schemas"]["VideoSelectionInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                        count: number;
                        sizeBytes: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadOriginals: {
        parameters: {
            query?: {
                /** @description Words of title, description, tags or transcript; the last may be the beginning of one */
                q?: string;
                status?: ("uploading" | "processing" | "ready" | "failed")[];
                visibility?: ("private" | "unlisted" | "public" | "scheduled" | "members")[];
                /** @description `none`: without one */
                category?: string[];
                tag?: string[];
                kind?: ("video" | "audio" | "article")[];
                level?: (("beginner" | "intermediate" | "advanced") | "none")[];
                /** @description `none`: without one */
                language?: string[];
                playlist?: string[];
                /** @description Created at or after; a date begins at 00:00 UTC */
                from?: string;
                /** @description Created before; a date is meant with the whole of its day in UTC */
                to?: string;
                channelId?: string;
                /** @description Of POST /api/creator/videos/originals; the rest is then not looked at */
                selection?: string;
                /** @description Comma separated; without, the filter decides */
                ids?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/zip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    getRetention: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rules: components["schemas"]["RetentionRuleInput"][];
                    /** Format: uuid */
                    channelId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetentionPreview: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rules: components["schemas"]["RetentionRuleInput"][];
                    /** Format: uuid */
                    channelId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createArticle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewArticleInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putArticle: {
        parameters: {
            query?: {
                /** @description new: what stands there stays as an earlier version, even one’s own of a moment ago */
                sitting?: "goes-on" | "new";
            };
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description CommonMark with tables, at most 200 kB; HTML is shown as text, pictures are `![description](image:ID)` of this article alone */
                    markdown: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishArticle: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArticleVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Latest first */
                        items: components["schemas"]["EarlierText"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticleVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        /** @description Words of an article, or how many chapters */
                        size: number;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description null: made by the studio itself */
                        by: {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                        } | null;
                        markdown: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreArticle: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeletedChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeletedChannel"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtAccountDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavingReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the account, to be sure */
                    email: string;
                    /**
                     * @description Exactly the channels that only I own: they go too
                     * @default []
                     */
                    channelIds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        restorableUntil: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllChannels: {
        parameters: {
            query?: {
                /** @description Part of a name, handle or owner’s address */
                q?: string;
                /** @description `storage`: one page of those that hold most; with `q` always the newest first */
                sort?: "storage" | "newest";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChannelInUse"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oembed: {
        parameters: {
            query: {
                url: string;
                maxwidth?: number;
                maxheight?: number;
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/json, or text/xml */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgress: {
        parameters: {
            query: {
                vodId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchProgress"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchProgressReportInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchProgressKept"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchProgressMergeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        written: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgressOfMany: {
        parameters: {
            query: {
                /** @description Up to 100 ids, separated by commas */
                vodIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WatchProgress"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnfinished: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Watched"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vodId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchProgressMarkInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchProgress"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHistory: {
        parameters: {
            query?: {
                /** @description Words of the titles */
                q?: string;
                from?: string;
                /** @description Before this instant */
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchHistoryPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clearHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchedVideos: {
        parameters: {
            query: {
                /** @description Up to 100 ids, separated by commas */
                vodIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Video"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHistorySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchHistorySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setHistorySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchHistorySettingsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchHistorySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    likeVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liked"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlikeVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liked"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLiked: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LikedVideo"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLikesAmong: {
        parameters: {
            query: {
                /** @description Up to 100 ids, separated by commas */
                vodIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        vodIds: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shareVideo: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "link" | "embed" | "native" | "email" | "x" | "facebook" | "reddit" | "discord" | "whatsapp" | "telegram";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shareCount: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVideo"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    avoidVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopAvoidingVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    avoidChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopAvoidingChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeNotInterested: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of videos and channels, the last one first */
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        written: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotInterested: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NotInterested"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRating"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stars: number;
                    /**
                     * @description One line of at most 500 characters, shown with the name to everybody
                     * @default null
                     */
                    sentence?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRating"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unrateVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRatings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ratings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                ratingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reason: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                    /** @default  */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        reported: true;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reason: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                    /** @default  */
                    text?: string;
                    /** @description Where in the video */
                    atMs?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        reported: true;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                state?: "open" | "decided";
                reason?: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                about?: "video" | "sentence";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportCase"][];
                        nextCursor: string | null;
                        open: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportCaseWhole"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "nothing";
                } | {
                    /** @enum {string} */
                    decision: "age-restricted";
                    /**
                     * @description What the channel is told
                     * @default
                     */
                    message?: string;
                } | {
                    /** @enum {string} */
                    decision: "taken-down";
                    /** @enum {string} */
                    category: "sexual" | "violence" | "hate" | "harassment" | "child-safety" | "self-harm" | "misleading" | "spam" | "copyright" | "privacy" | "illegal" | "other";
                    /** @description What the channel is told */
                    message: string;
                } | {
                    /** @enum {string} */
                    decision: "sentence-removed";
                    /**
                     * @description What the channel is told
                     * @default
                     */
                    message?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoReportDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuarantine: {
        parameters: {
            query?: {
                state?: "waiting" | "discarded";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quarantine"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tried: number;
                        unreadable: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryQuarantined: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tried: number;
                        unreadable: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardQuarantined: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDashboard: {
        parameters: {
            query?: {
                /** @description Today included */
                days?: "7" | "28" | "90";
                /**
                 * @description IANA name of the zone whose days are meant
                 * @example Europe/Berlin
                 */
                tz?: string;
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Words, of which the first eight are looked for. Without any, all of a category, language, length or kind */
                q?: string;
                /** @description Default: everything, channels and playlists first on the first page. The filters are of videos */
                kind?: "video" | "audio" | "article" | "channel" | "playlist";
                /** @description Under 4 minutes, 4 to 20, over 20 */
                duration?: "short" | "medium" | "long";
                /** @description Published in the last … */
                date?: "day" | "week" | "month" | "year";
                category?: string;
                /** @description BCP 47; `en` means `en-GB` as well */
                language?: string;
                sort?: "relevance" | "newest" | "views";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestSearches: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchSuggestions"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrending: {
        parameters: {
            query?: {
                category?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrendingPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRelated: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedVideos"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        /** @description All that can be listened for */
                        events: string[];
                        can: {
                            manage: boolean;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                        /** @description Of Standard Webhooks: `whsec_` and base64. Shown this once */
                        secret: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                        /** @description Of Standard Webhooks: `whsec_` and base64. Shown this once */
                        secret: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                state?: "pending" | "delivered" | "failed";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The `webhook-id` of every try
                         */
                        id: string;
                        type: string;
                        /** @enum {string} */
                        state: "pending" | "delivered" | "failed";
                        tries: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When it is tried next */
                        nextAt: string | null;
                        body: string;
                        attempts: components["schemas"]["WebhookTry"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The `webhook-id` of every try
                         */
                        id: string;
                        type: string;
                        /** @enum {string} */
                        state: "pending" | "delivered" | "failed";
                        tries: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When it is tried next */
                        nextAt: string | null;
                        body: string;
                        attempts: components["schemas"]["WebhookTry"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                } | {
                    /**
                     * Format: date-time
                     * @description Everything up to this instant
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemState"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                state?: "failed" | "running" | "waiting" | "cancelled";
                queue?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    queue: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retried: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewVideosCsv: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsvPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyVideosCsv: {
        parameters: {
            query?: {
                channelId?: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsvApplied"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putArticleImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleImage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatchInput"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsReceived"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
