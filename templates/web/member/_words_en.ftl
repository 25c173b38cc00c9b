<#-- The words of the members' pages in English. Change them here; another language is another file: _words_LANGUAGE.ftl. -->

<#assign languageName = "English">
<#assign otherLanguage = "Українською">
<#assign skip = "Skip to content">
<#assign digestLabel = "Letters">
<#include "../_rhythm_en.ftl">

<#assign homeTitle = "The day’s news, in one letter">
<#assign homeLead = "Chosen and arranged by our editors, delivered to your inbox. No tracking. Unsubscribe with one click.">
<#assign sample = "Read recent editions">
<#function sampleOf digest><#return "From " + digest></#function>
<#assign archiveTitle = "Editions">
<#assign archiveLead = "Every letter, as we sent it.">
<#assign older = "Earlier editions">
<#function allOf digest><#return "All editions of " + digest></#function>
<#function further number><#return "edition " + number + " of the day"></#function>
<#assign archiveEmpty = "No editions yet. The first one will appear here once it is sent.">
<#function community n name><#return (n == 1)?then("person reads ", "people read ") + name + ". Thank you."></#function>
<#assign email = "Your email address">
<#assign choose = "Which letters would you like?">
<#assign join = "Sign up">
<#assign next = "We will email you a link to confirm. You get nothing else until you do.">
<#assign trap = "Leave this field empty">

<#assign againTitle = "Please check">
<#assign answers = {
  "NOT_AN_ADDRESS": "That does not look like an email address. Please check it for typing errors.",
  "SLIP": "Is there a typing error in your address?",
  "NO_DIGEST": "Choose at least one letter.",
  "ONCE_MORE": "That was quick! Please press the button again so that we know you are a person.",
  "TOO_MANY": "Too many sign-ups are coming from your network right now. Please try again in an hour."
}>
<#function useMeant address><#return "Use " + address></#function>
<#function keepTyped address><#return "No, " + address + " is right"></#function>

<#assign subscribedTitle = "Check your inbox">
<#assign subscribedText = "We have sent you an email. Open it and press the button to confirm your sign-up.">
<#assign subscribedNot = "Nothing after a few minutes? Check your spam folder, or sign up again.">

<#assign confirmTitles = {
  "join": "Confirm your sign-up", "old-address": "Change your address?", "new-address": "Is this your address?",
  "name": "Change your name?", "data": "Download your data", "erase": "Delete your data?"
}>
<#function confirmText kind address>
  <#if kind == "join"><#return "We will write to " + address + ". You will get:"></#if>
  <#if kind == "old-address"><#return "You asked us to send your letters to another address instead of " + address + ".">
  </#if>
  <#if kind == "name"><#return "You asked us to change the name on your letters to:"></#if>
  <#if kind == "data"><#return "This is everything we hold about " + address + ". The link works for an hour."></#if>
  <#if kind == "erase"><#return "We will delete everything about " + address + " at once: your address, choices and consents. Only a code remains that keeps old lists from adding you again. This cannot be undone."></#if>
  <#return "Your letters will be sent to " + address + " from now on.">
</#function>
<#assign confirmButtons = { "join": "Confirm", "old-address": "Yes, change it", "new-address": "Yes, it is mine",
  "name": "Yes, change it", "data": "Download your data (JSON)", "erase": "Delete everything" }>
<#assign noName = "(no name)">
<#assign confirmNot = "Not you? Just close this page. Nothing will change.">
<#assign results = {
  "JOINED": ["You are in", "You will get the next letter. On your page you can choose what you get, and in which format."],
  "LEFT": ["You have since unsubscribed", "This link was used before, so it does not sign you up again. You can choose letters on your page."],
  "HALF": ["One more to go", "We have also sent an email to your other address. Confirm there too, and your address will change."],
  "MOVED": ["Address changed", "Your next letter goes to your new address. Links in older letters no longer open your page."],
  "TAKEN": ["This address is already signed up", "Nothing was changed. If both addresses are yours, unsubscribe one of them first."],
  "TOO_OLD": ["This link has expired", "Ask again and we will send you a new one at once."],
  "RENAMED": ["Name changed", "Your next letter will carry the new name."],
  "STALE": ["This link is no longer valid", "Something changed after we sent it: the address moved, or you unsubscribed. Nothing was done. Open your page from your newest letter and ask again."]
}>
<#assign toPreferences = "Your page">
<#assign toHome = "Home">

<#function unsubscribeTitle digest><#return digest?has_content?then("Unsubscribe from “" + digest + "”?", "Unsubscribe from all letters?")></#function>
<#assign unsubscribeText = "Press the button and you will get no more of these letters.">
<#function leaveThis digest><#return digest?has_content?then("Unsubscribe from “" + digest + "”", "Unsubscribe from all letters")></#function>
<#assign leaveAll = "Unsubscribe from all letters">
<#function stillReads titles><#return "You also get: " + titles?join(", ") + ".">
</#function>
<#assign rather = "Prefer fewer letters? Pause them, or switch to the short version:">
<#assign leftAlready = "You have already unsubscribed. You will get no more letters.">
<#assign goodbyeTitle = "You have unsubscribed">
<#function goodbyeText digest others>
  <#if others?has_content><#return "You will get no more letters of “" + digest + "”. " + stillReads(others)></#if>
  <#return "You will get no more letters, and no email to confirm this. Thank you for reading.">
</#function>
<#assign undo = "Undo">
<#assign whyTitle = "Why did you unsubscribe?">
<#assign whys = {
  "too-often": "Too many letters", "not-for-me": "Not what I expected", "never-asked": "I never signed up",
  "elsewhere": "I read you in other ways", "tired": "I need a break from the news"
}>
<#assign whyWords = "Anything else (optional)">
<#assign whySend = "Send">
<#assign whyThanks = "Thank you. Your answer is kept for our editors.">
<#assign backTitle = "Welcome back">
<#assign backText = "Everything is as it was. You will get the next letter.">

<#assign preferencesTitle = "Your letters">
<#assign pendingText = "You have not confirmed your address yet. Press the button in the email we sent you.">
<#assign stoppedTexts = {
  "unsubscribed": "You have unsubscribed. Choose a letter below to get it again.",
  "bounced": "Our letters to this address bounced, so we stopped sending. If it works again, we can send you an email to confirm it.",
  "complained": "One of our letters was reported as spam from this address, so we stopped sending. If that was a mistake, we can send you an email to confirm that you want our letters."
}>
<#assign done = {
  "saved": "Saved. This applies from your next letter.", "asked": "We have sent an email to both addresses. Confirm in both within an hour.",
  "mailed": "We have sent you an email. Open the link in it within an hour.",
  "not-an-address": "That does not look like an email address.", "same-address": "This is already your address.",
  "too-many": "You have asked several times. Please try again in an hour.", "not-a-day": "That is not a date. Nothing was saved."
}>
<#-- Those of them that say what went wrong. -->
<#assign faults = ["not-an-address", "same-address", "too-many", "not-a-day"]>
<#assign askAgain = "Send me an email to confirm">
<#assign askedAgain = "We have sent you an email. Open it and press the button, and you will get letters again.">
<#assign name = "What should we call you?">
<#assign format = "Format">
<#assign formats = {
  "full": ["Full", "With pictures and summaries."],
  "brief": ["Headlines", "One line each, no pictures, at most 15 kB: good for slow connections."],
  "text": ["Plain text", "No pictures, no formatting."]
}>
<#assign language = "Language of these pages">
<#assign languageDefault = "Same as my browser">
<#assign zone = "Your time zone">
<#assign zoneDefault = "Same as the newsroom">
<#assign zoneHint = "A pause ends at midnight in this time zone.">
<#assign pause = "Pause letters until">
<#assign pauseHint = "Leave empty for no pause.">
<#function pausedUntil day><#return "No letters until " + day + "."></#function>
<#assign save = "Save">
<#assign personalTitle = "Name and address">
<#function personalText address><#return "We write to " + address + ". Letters get forwarded, so before your name or address changes we send an email to that address.">
</#function>
<#assign nameSend = "Change name">
<#assign addressNew = "New address">
<#assign addressHint = "We send an email to both addresses. Your address changes once you have confirmed in both.">
<#assign addressSend = "Change address">
<#assign dataTitle = "Your data">
<#assign dataText = "You can download everything we hold about you. We send the link to your mailbox; it works for an hour.">
<#assign dataButton = "Email me a download link">
<#assign forgetTitle = "Delete your data">
<#assign forgetText = "We delete your address, choices and consents. Only a code remains that keeps old lists from adding you again. To make sure it is you, we first send an email to your mailbox.">
<#assign forgetButton = "Email me a deletion link">
<#assign movedTitle = "This link has expired">
<#assign movedText = "The letters that came to this mailbox now go to another address, so links in older letters no longer open this page. Please use the newest letter.">
<#assign movedLeft = "You have unsubscribed. You will get no more of these letters.">
<#assign forgottenTitle = "Your data is deleted">
<#assign forgottenText = "Nothing about you is left but a code that keeps old lists from adding you again. You can sign up again at any time.">

<#assign nowhereTitle = "Page not found">
<#assign nowhereText = "The address may be incomplete or mistyped, or the page no longer exists.">
<#assign brokenTitle = "Something went wrong">
<#assign brokenText = "The error has been recorded, and nothing of yours is lost. Please try again in a minute.">
<#assign unknownTitle = "This link does not work">
<#assign unknownText = "It may be incomplete, or the data it belongs to has been deleted. Try opening it from the email again.">

<#assign embedTitle = "Sign-up form for your site">
<#assign embedText = "Copy this HTML into your page. It needs no script and sets no cookie.">
<#assign embedCode = "HTML code">
<#function aboutNewsroom name><#return "About " + name></#function>
<#function publishedBy name><#return "Published by " + name></#function>
<#include "../../_links_en.ftl">
