<#-- The words of the console's frame in English; each folder beside this has its own pages' words in a file of the same
     name. Another language is another file: _words_LANGUAGE.ftl. -->

<#assign skip = "To the content">
<#assign places = "Places">
<#assign menu = "Menu">
<#assign nav = {
  "today": "Today", "editions": "Editions", "members": "Members", "feeds": "Feeds", "digests": "Digests", "health": "Health",
  "accounts": "Accounts", "audit": "Audit log"
}>
<#assign languages = {"en": "English", "uk": "Українською"}>
<#assign themes = {"auto": "Auto", "light": "Light", "dark": "Dark"}>
<#assign logout = "Log out">
<#assign states = {
  "retrying": "sent, some wait for another try",
  "collecting": "collecting", "ready": "ready", "held": "held", "sending": "sending", "paused": "paused", "stopped": "stopped",
  "sent": "sent", "partly": "sent, not to all", "cancelled": "cancelled", "empty": "nothing to send",
  "good": "OK", "warn": "check", "bad": "fix", "off": "off"
}>

<#assign errorTitles = {
  "400": "This did not arrive whole", "403": "This is not open to you", "404": "There is nothing at this address",
  "405": "This address is not for looking", "409": "Somebody else was here first", "413": "This is too large",
  "500": "Something broke on our side"
}>
<#assign errorTexts = {
  "400": "Something in the address or the form could not be read. Nothing was changed. Go back and try again.",
  "403": "Either your account’s role does not allow it, or the page stood open so long that its form has expired. Nothing was changed, and what you typed is still there when you go back.",
  "404": "An edition, a member or a page of this name does not exist, or no longer does. Nothing was changed.",
  "405": "It is reached by a button only. Nothing was changed.",
  "409": "What you wanted to change was changed meanwhile. Nothing of theirs is lost, and what you typed is still there when you go back.",
  "413": "Nothing was changed, and what you typed is still there when you go back: make it shorter. Split a file of members, or use the command line: broadsheet members import.",
  "500": "It is logged, and nothing that was kept is lost. Try again; if it goes on, tell whoever runs this newsroom’s machines the time."
}>
<#assign errorBack = "Back to today">
