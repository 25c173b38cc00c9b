<#-- The words of login, accounts and the audit log in English. -->

<#assign loginTitle = "Log in to the console">
<#assign loginWrong = "That name and password do not match. Try again.">
<#assign loginSlower = "Too many tries. Wait a minute, then try once more. A passkey or your newsroom’s login still works.">
<#assign loginNoAccount = "You are logged in there, but no account here has your verified address. Ask an administrator to invite you.">
<#assign loginExpired = "You have been logged out.">
<#assign loginKept = "What you typed is kept: log in and it will be shown to you.">
<#assign loginWelcome = "Your password has been set. Log in with it.">
<#assign loginUnverified = "Your login was accepted, but your provider has not verified your email address, so we cannot tell which account is yours. Verify the address there, or ask the people who run that login to send email_verified.">
<#assign loginProviderFailed = "The login at your provider did not complete. Please try again.">
<#assign loggedOut = "You have logged out.">
<#assign loggedOutNext = "Log out at your provider, too">
<#assign loggedOutEverywhere = "You have logged out on all devices.">
<#assign loginForgotten = "Forgotten your password?">
<#assign forgottenTitle = "Set a new password">
<#assign forgottenText = "Enter your name or e-mail. If there is an account and we have an address for it, we will send a link there. It works once, for an hour.">
<#assign forgottenName = "Your name or e-mail">
<#assign forgottenButton = "Send me the link">
<#assign forgottenAsked = "If there is such an account and we have its address, the mail is on its way.">
<#assign forgottenElse = "Nothing after a few minutes? Check your spam folder, or ask an administrator: they can send you a link, too. Your current password keeps working until you set a new one.">
<#assign forgottenSlower = "Too many requests from your network. Wait a minute, then ask again.">
<#function loginWith provider><#return "Log in with " + provider></#function>
<#assign username = "Name">
<#assign usernameOrEmail = "Name or e-mail">
<#assign password = "Password">
<#assign email = "E-mail">
<#assign login = "Log in">
<#assign role = "Role">
<#assign state = "State">
<#assign made = "Created">
<#assign lastLogin = "Last login">
<#assign roles = {"editor": "editor", "admin": "administrator"}>
<#assign roleTexts = {
  "editor": "Prepares, checks, tests and sends editions.",
  "admin": "Also sees members, manages accounts and changes settings."
}>
<#assign accountStates = {"active": "active", "invited": "invited", "disabled": "disabled"}>

<#assign passkeyLogin = "Log in with a passkey">
<#assign passkeyFailed = "The passkey was not accepted. Try again, or log in with your name and password.">
<#assign passkeysTitle = "Passkeys">
<#assign passkeysText = "With a passkey you log in with your fingerprint, your face or your device’s PIN instead of a password. It cannot be guessed or copied.">
<#assign passkeyLabel = "A name for this device">
<#assign passkeyDefault = "This device">
<#assign passkeyAdd = "Add a passkey">
<#assign passkeyRemove = "Remove">
<#assign passkeyNotAdded = "No passkey was added. Try again, or use another device.">
<#assign passkeyNoScript = "Passkeys need JavaScript. Everything else works without it.">
<#assign lastUsed = "last used">

<#assign passwordTitle = "Password">
<#assign passwordCurrent = "Current password">
<#assign passwordNew = "New password">
<#assign passwordRepeated = "Repeat it">
<#assign passwordButton = "Change password">
<#assign passwordNone = "You have no password: you log in with a passkey or your newsroom’s login.">
<#function passwordRule shortest><#return "At least " + shortest + " characters. Four words that do not belong together are a good choice.">
</#function>
<#assign passwordFaults = {
  "short": "This is too short. Your password has not changed.",
  "long": "This is longer than 72 bytes. Your password has not changed.",
  "plain": "This is too easy to guess. Your password has not changed.",
  "differ": "The two entries differ. Your password has not changed.",
  "wrong": "The current password is wrong. Your password has not changed.",
  "slower": "Too many tries. Wait a minute, then try again.",
  "none": "You have no password to change."
}>

<#assign proveTitle = "Confirm that it is you">
<#assign proveStandfirst = "You are about to change how someone logs in. Log in again first; it counts for five minutes.">
<#assign proveText = "To change your e-mail or passkeys, confirm first that it is you.">
<#assign proveButton = "Confirm">
<#assign emailTitle = "E-mail">
<#assign emailText = "Links for a new password and notices about this account go to this address. A new one counts once you confirm it by a link that we send there.">
<#assign emailNew = "New e-mail">
<#assign emailButton = "Send the confirmation link">
<#assign emailConfirmTitle = "Confirm your e-mail">
<#function emailConfirmText name email><#return "From now on, mail about the account " + name + " goes to " + email + "."></#function>
<#assign emailConfirmButton = "Yes, use this address">
<#assign emailDoneTitle = "Your e-mail is confirmed">
<#function emailDoneText name email><#return "Mail about the account " + name + " now goes to " + email + "."></#function>
<#assign emailGoneText = "Each link works once, for an hour, and only the newest one. Ask for a new link on your account page.">
<#assign keptLabels = {"username": "Name", "email": "E-mail", "role": "Role", "subject": "Subject", "preheader": "Preheader", "note": "Editor’s note", "language": "Language", "headline": "Headline", "summary": "Summary", "heading": "Heading", "text": "Text"}>
<#assign keptOwn = ["edition", "version", "key", "form", "_method"]>

<#assign accountTitle = "Your account">
<#assign accountDone = {"password": "Your password has been changed, and you have been logged out on all other devices. Passkeys below still work: remove those that you do not know.", "passkeyRemoved": "The passkey has been removed and no longer works.", "passkey": "The passkey has been added. You can log in with it next time.", "emailSent": "Check your inbox: we have sent a link to the new address. It counts once you open the link and confirm.", "badEmail": "That is not an e-mail address. Nothing has changed.", "slower": "Too many requests. Try again in 20 minutes."}>
<#assign sessionsTitle = "Where you are logged in">
<#function sessionsText count><#return (count == 1)?then("Here only.", "In " + count + " browsers, including this one.")></#function>
<#assign logoutEverywhere = "Log out everywhere">

<#assign accountsTitle = "Accounts">
<#assign accountsDone = {
  "invited": "The invitation is on its way.", "removed": "The account has been removed and its owner logged out.",
  "changed": "Saved. Anyone logged in with this account has been logged out, and its owner is told by mail.",
  "link": "The link is on its way. Earlier links no longer work.",
  "lastAdmin": "This is the only administrator. Appoint another one first; nothing has changed.",
  "noEmail": "This account has no e-mail address.", "notSure": "Tick the box to confirm. Nothing has changed."
}>
<#assign inviteTitle = "Invite someone">
<#assign inviteText = "They get a mail with a link and choose their own password. The mail says how long the link works.">
<#assign inviteButton = "Send the invitation">
<#assign nameHint = "2 to 40 lower-case Latin letters, digits, dots or dashes.">
<#assign letterLanguage = "Language of the mail">
<#assign inviteFaults = {
  "badName": "Choose another name: 2 to 40 lower-case Latin letters, digits, dots or dashes. Nobody was invited.",
  "badEmail": "That is not an e-mail address. Nobody was invited.",
  "taken": "There is already an account with this name or address. Nobody was invited."
}>
<#assign theirAudit = "What this account has done">
<#assign makeAdmin = "Make an administrator">
<#assign makeEditor = "Make an editor">
<#assign endSessions = "Log out everywhere">
<#assign enable = "Enable">
<#assign disable = "Disable">
<#assign linkTitle = "New password">
<#assign linkText = "Sends a mail with a link for setting a new password. The current one works until then.">
<#assign linkButton = "Send the link">
<#assign removeTitle = "Remove the account">
<#assign removeText = "Its password and passkeys are deleted. What it has done stays in the audit log.">
<#assign removeSure = "Yes, remove it">
<#assign removeButton = "Remove">

<#assign invitationTitle = "Welcome">
<#function invitationText name><#return "Your name in the console is " + name + ". Set a password, then log in."></#function>
<#assign invitationButton = "Set password">
<#assign invitationGoneTitle = "This link no longer works">
<#assign invitationGoneText = "Each link works once, for a limited time. If you have set your password, log in. If not, ask an administrator for a new link.">

<#assign keptTitle = "Nothing is lost: this is what you typed">
<#assign keptText = "It has not been saved yet, because you had to log in again. Check it, then save it.">
<#assign keptFiles = "Files were not kept. Go back to the page and choose them again.">
<#assign keptButton = "Save it now">
<#assign keptDrop = "Discard it">

<#assign auditTitle = "Audit log">
<#assign auditText = "Every time someone looked at a member or changed something. No line can be changed or removed.">
<#assign auditWho = "Who">
<#assign auditWhen = "When">
<#assign auditWhat = "What">
<#assign auditAbout = "Subject">
<#assign auditDetail = "Details">
<#assign auditAnything = "anything">
<#assign auditKey = "Name or number">
<#assign auditShow = "Show">
<#assign auditOlder = "Older entries">
<#assign auditEmpty = "No entries. One is added each time someone looks at a member or changes something.">
<#assign auditKinds = {"edition": "edition", "digest": "digest", "feed": "feed", "member": "member", "members": "members", "account": "account", "feeds": "feeds"}>
<#assign auditActs = {"looked": "looked", "changed": "changed", "entered": "login"}>
<#assign auditWords = {
  "forgotten": "asked for a new password", "released": "let go what was held back",
  "list-recipients": "list: recipients", "file-recipients": "file: recipients",
  "list-pending": "list: not tried yet", "file-pending": "file: not tried yet",
  "list-accepted": "list: accepted", "file-accepted": "file: accepted",
  "list-deferred": "list: deferred", "file-deferred": "file: deferred",
  "list-rejected": "list: rejected", "file-rejected": "file: rejected",
  "list-expired": "list: given up", "file-expired": "file: given up",
  "list-uncertain": "list: uncertain", "file-uncertain": "file: uncertain",
  "list-suppressed": "list: suppressed", "file-suppressed": "file: suppressed",
  "list-twice": "list: perhaps twice", "file-twice": "file: perhaps twice",
  "fetched": "fetched",
  "tried-again": "tried again",
  "approved": "approved",
  "searched-nobody": "searched, found nobody",
  "login": "logged in", "refused": "login refused", "invited": "invited", "link": "password link sent", "password": "password set", "email": "e-mail changed", "passkey-added": "passkey added", "passkey-removed": "passkey removed",
  "admin": "made an administrator", "editor": "made an editor", "disable": "disabled", "enable": "enabled",
  "end_sessions": "logged out everywhere", "remove": "removed", "history": "history", "imported": "imported",
  "suppressed": "suppressed", "lifted": "suppression lifted", "search": "searched", "search-nobody": "searched, found nobody", "fetched": "fetched by hand", "searched": "searched",
  "pause": "paused", "resume": "resumed", "cancel": "cancelled", "sent": "sending started",
  "edition-out": "took a story out",
  "edition-in": "put a story in",
  "edition-up": "moved a story up",
  "edition-down": "moved a story down",
  "edition-place": "moved a story",
  "edition-lead": "chose the lead",
  "edition-rules": "left the lead to the rules",
  "edition-words": "subject, preheader or note",
  "edition-story": "words or place of a story",
  "edition-special": "special edition made",
  "edition-test": "test letter",
  "edition-sent": "sent by hand",
  "edition-wait": "countdown stopped"
}>
