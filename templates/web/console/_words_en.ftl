<#-- The words of the console's frame in English; each folder beside this has its own pages' words in a file of the same
     name. Another language is another file: _words_LANGUAGE.ftl. -->

<#assign skip = "Skip to content">
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
  "sent": "sent", "partly": "sent, not to all", "cancelled": "cancelled",
  "good": "OK", "warn": "check", "bad": "fix", "off": "off"
}>

<#assign errorTitles = {
  "400": "This request could not be read", "403": "You have no access to this", "404": "Page not found",
  "405": "This address cannot be opened", "409": "Someone else changed this first", "413": "This is too large",
  "500": "Something went wrong on our side"
}>
<#assign errorTexts = {
  "400": "Part of the address or the form is missing or damaged. Nothing was changed. Go back and try again.",
  "403": "Either your role does not allow it, or the page was open so long that its form has expired. Nothing was changed, and what you typed is still there when you go back.",
  "404": "There is no edition, member or page of this name, or it no longer exists. Nothing was changed.",
  "405": "It works only by its button. Nothing was changed.",
  "409": "What you wanted to change has been changed in the meantime. Their change is kept, and what you typed is still there when you go back.",
  "413": "Nothing was changed, and what you typed is still there when you go back. Make it shorter. Split a large file of members, or import it on the command line: broadsheet members import.",
  "500": "The error is logged, and nothing you saved is lost. Try again. If it happens again, tell your administrator when it happened."
}>
<#assign errorBack = "Back to today">
