<#-- The words of login, accounts and the audit log in English. -->

<#assign loginTitle = "Log in to the console">
<#assign loginWrong = "This name and password do not belong together. Nothing is lost; try again.">
<#assign loginSlower = "That were many tries. Wait a minute, then one more is open; a passkey or the newsroom’s login works at once.">
<#assign loginNoAccount = "You are known there, but no account here has your address. Ask an administrator of this console to invite you.">
<#assign loginExpired = "You were logged out, because nothing was clicked for long. What you typed is kept: it comes back after the login.">
<#assign loginWelcome = "Your password is set. Log in with it.">
<#assign loggedOut = "You are logged out.">
<#assign loggedOutEverywhere = "You are logged out on all devices.">
<#assign loginForgotten = "Forgotten your password?">
<#assign forgottenTitle = "A new password">
<#assign forgottenText = "Say who you are. If there is such an account and we know its address, a mail goes there with a link that opens once, within an hour.">
<#assign forgottenName = "Your name or e-mail">
<#assign forgottenButton = "Send me the link">
<#assign forgottenAsked = "If there is such an account and we know its address, the mail is on its way.">
<#assign forgottenElse = "Nothing came after a few minutes? Look where unwanted mail goes, or ask any administrator: they can send you a link, too. Your present password holds until then.">
<#assign forgottenSlower = "That were many at once from where you are. Wait a minute, then ask again.">
<#function loginWith provider><#return "Log in with " + provider></#function>
<#assign username = "Name">
<#assign password = "Password">
<#assign email = "E-mail">
<#assign login = "Log in">
<#assign role = "Role">
<#assign state = "State">
<#assign made = "Made">
<#assign lastLogin = "Last login">
<#assign roles = {"editor": "editor", "admin": "administrator"}>
<#assign roleTexts = {
  "editor": "Makes, checks, tests and sends editions.",
  "admin": "All that; and sees members, gives accounts, changes settings."
}>
<#assign accountStates = {"active": "active", "invited": "invited", "disabled": "disabled"}>

<#assign passkeyLogin = "Log in with a passkey">
<#assign passkeyFailed = "The passkey was not taken. Try again, or log in with name and password.">
<#assign passkeysTitle = "Passkeys">
<#assign passkeysText = "A passkey is your finger, your face or your device’s PIN instead of name and password. Nobody can guess or copy it.">
<#assign passkeyLabel = "What this device is called">
<#assign passkeyDefault = "This device">
<#assign passkeyAdd = "Add a passkey">
<#assign passkeyRemove = "Remove">
<#assign passkeyNotAdded = "No passkey was added. Nothing has changed; try again, or on another device.">
<#assign passkeyNoScript = "Passkeys need JavaScript; everything else here works without.">
<#assign lastUsed = "last used">

<#assign passwordTitle = "Password">
<#assign passwordCurrent = "Password until now">
<#assign passwordNew = "New password">
<#assign passwordRepeated = "The same again">
<#assign passwordButton = "Change the password">
<#assign passwordNone = "You have none: you come in by a passkey or by the newsroom’s login.">
<#function passwordRule shortest><#return "At least " + shortest + " characters; a few words that only you would put together are good.">
</#function>
<#assign passwordFaults = {
  "short": "This is too short. Nothing has changed.",
  "long": "This is longer than 72 bytes. Nothing has changed.",
  "plain": "This has too few different characters. Nothing has changed.",
  "name": "Your name is in it. Nothing has changed.",
  "differ": "The two are not the same. Nothing has changed.",
  "wrong": "The password until now is another. Nothing has changed.",
  "slower": "That were many tries. Wait a minute, then try again.",
  "none": "There is no password to change."
}>

<#assign accountTitle = "Your account">
<#assign accountDone = {"password": "The password is changed, and you are logged out on all other devices.", "passkeyRemoved": "The passkey is removed; it opens nothing any more.", "passkey": "The passkey is added. Next time it is enough."}>
<#assign sessionsTitle = "Where you are logged in">
<#function sessionsText count><#return (count == 1)?then("Here only.", "In " + count + " browsers, this one among them.")></#function>
<#assign logoutEverywhere = "Log out everywhere">

<#assign accountsTitle = "Accounts">
<#assign accountsDone = {
  "invited": "The invitation is on its way.", "removed": "The account is removed, and its owner is logged out.",
  "changed": "It is changed, and whoever was logged in by this account is logged out.",
  "link": "The link is on its way. The links before it open nothing any more.",
  "lastAdmin": "This is the only administrator. Make another one first; nothing has changed.",
  "noEmail": "This account has no address to send a link to.", "notSure": "Tick the box to say that you are sure. Nothing has changed."
}>
<#assign inviteTitle = "Invite somebody">
<#assign inviteText = "They get a mail with a link, set a password of their own, and are in. The mail says how long the link holds.">
<#assign inviteButton = "Send the invitation">
<#assign nameHint = "Small Latin letters, digits, dots, dashes; 2 to 40.">
<#assign letterLanguage = "Language of the mail">
<#assign inviteFaults = {
  "badName": "This name will not do: small Latin letters, digits, dots and dashes, 2 to 40. Nobody was invited.",
  "badEmail": "This is no e-mail address. Nobody was invited.",
  "taken": "This name or address has an account already. Nobody was invited."
}>
<#assign theirAudit = "What this account did">
<#assign makeAdmin = "Make an administrator">
<#assign makeEditor = "Make an editor">
<#assign endSessions = "Log out everywhere">
<#assign enable = "Enable">
<#assign disable = "Disable">
<#assign linkTitle = "New password">
<#assign linkText = "Sends a mail with a link by which the owner sets a new password. The old one holds until then.">
<#assign linkButton = "Send the link">
<#assign removeTitle = "Remove the account">
<#assign removeText = "Its password and passkeys go with it. What it did stays in the audit log.">
<#assign removeSure = "Yes, remove it">
<#assign removeButton = "Remove">

<#assign invitationTitle = "Welcome">
<#function invitationText name><#return "Your name in the console is " + name + ". Set a password, and you are in."></#function>
<#assign invitationButton = "Set the password">
<#assign invitationGoneTitle = "This link has done its work">
<#assign invitationGoneText = "It opens once, and not for ever. If your password is set, log in; if not, any administrator can send you a new link.">

<#assign keptTitle = "This is what you typed">
<#assign keptText = "You were logged out before you sent it. Nothing of it has happened yet. If you sent it yourself, keep it; else throw it away.">
<#assign keptFiles = "Files could not be kept: go back to the page and choose them again.">
<#assign keptGoesTo = "It goes to">
<#assign keptButton = "Keep it: send it now">
<#assign keptDrop = "Throw it away">

<#assign auditTitle = "Audit log">
<#assign auditText = "Every look at a member and every change, by whom and when. Nobody can change or remove a line.">
<#assign auditWho = "Who">
<#assign auditWhen = "When">
<#assign auditWhat = "What">
<#assign auditAbout = "About">
<#assign auditDetail = "In detail">
<#assign auditAnything = "anything">
<#assign auditKey = "Its name or number">
<#assign auditShow = "Show">
<#assign auditOlder = "Older lines">
<#assign auditEmpty = "Nothing to show. A line comes with every look at a member and every change.">
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
  "login": "came in", "refused": "was refused", "invited": "invited", "link": "link for a password sent", "password": "password set",
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
