<#-- The words of the members' own pages in English. Change them here; another language is another file: _words_LANGUAGE.ftl. -->

<#assign languageName = "English">
<#assign otherLanguage = "Українською">
<#assign skip = "Skip to the page">
<#assign digestLabel = "Letters">
<#include "../_rhythm_en.ftl">

<#assign homeTitle = "The day’s news, in one letter">
<#assign homeLead = "Chosen and ordered by our editors, delivered to your inbox. No tracking, and one touch to leave.">
<#assign sample = "Read the last editions">
<#function sampleOf digest><#return "From " + digest></#function>
<#assign archiveTitle = "The editions">
<#assign archiveLead = "Each letter as it went out, to read here.">
<#assign older = "Earlier editions">
<#function allOf digest><#return "All editions of " + digest></#function>
<#function further number><#return "edition " + number + " of the day"></#function>
<#assign archiveEmpty = "No edition yet; the first stands here once it is sent.">
<#function community n name><#return "people chose to be part of " + name + ". Thank you."></#function>
<#assign email = "Your email address">
<#assign choose = "Which letters would you like?">
<#assign join = "Send me the letters">
<#assign next = "We send you one letter with a button. Nothing else comes until you press it.">
<#assign trap = "Leave this field empty">

<#assign againTitle = "One more look">
<#assign answers = {
  "NOT_AN_ADDRESS": "This does not look like an email address. Is a letter missing, or one too many?",
  "SLIP": "Is there a slip of the fingers in your address?",
  "NO_DIGEST": "Choose at least one letter.",
  "ONCE_MORE": "That was quick. Please press the button once more, so that we know you are a person.",
  "TOO_MANY": "Too many people are signing up from your network just now. Nothing is lost: try again in an hour."
}>
<#function useMeant address><#return "Use " + address></#function>
<#function keepTyped address><#return "No, " + address + " is right"></#function>

<#assign subscribedTitle = "Look into your inbox">
<#assign subscribedText = "We have sent you a letter with a button. Press it and you are in.">
<#assign subscribedNot = "Nothing there after a few minutes? Look into the spam folder, or sign up once more.">

<#assign confirmTitles = {
  "join": "One touch and you are in", "old-address": "Shall we write to another address?", "new-address": "Is this your address?"
}>
<#function confirmText kind address>
  <#if kind == "join"><#return "We will write to " + address + ". These letters will come:"></#if>
  <#if kind == "old-address"><#return "You asked to get your letters at another address instead of " + address + ".">
  </#if>
  <#return "From now on your letters would come to " + address + ".">
</#function>
<#assign confirmButtons = { "join": "Yes, send them to me", "old-address": "Yes, change it", "new-address": "Yes, it is mine" }>
<#assign confirmNot = "You did not ask for this? Close the page: nothing happens.">
<#assign tooOldTitle = "This link is too old">
<#assign tooOldText = "Nothing is lost: ask once more and a new letter comes at once.">
<#assign results = {
  "JOINED": ["Welcome", "The next letter is yours. What comes, when and in which form you decide on your own page."],
  "LEFT": ["You have left since", "This button was pressed before, so it does not bring you back. On your own page you can choose letters again."],
  "HALF": ["Thank you, one to go", "We have written to your other address too. Press the button in that letter, and the change is made."],
  "MOVED": ["Done", "From the next letter on we write to your new address."],
  "TAKEN": ["This address reads us already", "Nothing was changed. If both are yours, leave with one of them first."],
  "TOO_OLD": ["This link is too old", "Nothing is lost: ask once more and a new letter comes at once."]
}>
<#assign toPreferences = "Your own page">
<#assign toHome = "To the front page">

<#function unsubscribeTitle digest><#return digest?has_content?then("Leave “" + digest + "”?", "Leave all letters?")></#function>
<#assign unsubscribeText = "Press the button and it is done, from the next letter on.">
<#function leaveThis digest><#return digest?has_content?then("Stop “" + digest + "”", "Stop all letters")></#function>
<#assign leaveAll = "Stop all letters">
<#function stillReads titles><#return "You also get: " + titles?join(", ") + ".">
</#function>
<#assign rather = "Fewer instead of none? Pause, or take the short form:">
<#assign leftAlready = "You have left already; no letter comes.">
<#assign goodbyeTitle = "Goodbye, and thank you for reading">
<#function goodbyeText digest others>
  <#if others?has_content><#return "“" + digest + "” does not come any more. " + stillReads(others)></#if>
  <#return "No letter comes any more. We send no mail to say so: this page is all.">
</#function>
<#assign undo = "That was a mistake: undo">
<#assign whyTitle = "Would you tell us why?">
<#assign whys = {
  "too-often": "Too many letters", "not-for-me": "Not what I hoped for", "never-asked": "I never signed up",
  "elsewhere": "I read you elsewhere", "tired": "I need a rest from the news"
}>
<#assign whyWords = "In your own words, if you like">
<#assign whySend = "Tell us">
<#assign whyThanks = "Thank you. An editor reads this.">
<#assign backTitle = "Good to have you back">
<#assign backText = "Everything is as it was. The next letter is yours.">

<#assign preferencesTitle = "Your letters">
<#assign pendingText = "You have not confirmed your address yet. Press the button in the letter we sent you.">
<#assign stoppedTexts = {
  "unsubscribed": "You have left; no letter comes. Choose one below and it comes again.",
  "bounced": "Our letters to this address came back, so we stopped. Sign up once more if it works again.",
  "complained": "A letter of ours was reported as spam from this address, so we stopped for good."
}>
<#assign done = {
  "saved": "Saved. It holds from the next letter on.", "asked": "We have written to both addresses. Press the button in both letters.",
  "not-an-address": "This does not look like an email address.", "same-address": "This is your address already.",
  "too-many": "You have asked several times. Try again in an hour.", "not-sure": "Tick the box first: it cannot be undone."
}>
<#assign name = "How shall we call you?">
<#assign format = "In which form?">
<#assign formats = {
  "full": ["The whole letter", "With pictures and summaries."],
  "brief": ["Headlines", "One line each, no pictures, at most 15 kB: good on a weak line."],
  "text": ["Plain text", "No pictures, no colours."]
}>
<#assign language = "Language of these pages">
<#assign languageDefault = "That of my browser">
<#assign zone = "Where do you live?">
<#assign zoneDefault = "Where the newsroom is">
<#assign pause = "Pause until">
<#assign pauseHint = "Empty: no pause.">
<#assign save = "Save">
<#assign addressTitle = "Another address">
<#function addressNow address><#return "We write to " + address + ".">
</#function>
<#assign addressNew = "New address">
<#assign addressHint = "We ask both mailboxes; only when both say yes, it is changed.">
<#assign addressSend = "Change the address">
<#assign dataTitle = "What we know of you">
<#assign dataLink = "Download all of it (JSON)">
<#assign forgetTitle = "Forget me">
<#assign forgetText = "We erase everything about you at once: your address, choices and consents. Only a code remains that keeps an old list from bringing you back. This cannot be undone.">
<#assign forgetSure = "Yes, erase everything about me">
<#assign forgetButton = "Forget me now">
<#assign forgottenTitle = "You are forgotten">
<#assign forgottenText = "Nothing about you is kept. If you ever want to come back, the door is open.">

<#assign nowhereTitle = "There is no page here">
<#assign nowhereText = "The address may have been cut off or mistyped, or the page is gone. All our letters begin on the first page.">
<#assign brokenTitle = "Something broke on our side">
<#assign brokenText = "We have made a note of it, and nothing of yours is lost. Please try again in a minute.">
<#assign unknownTitle = "This link leads nowhere">
<#assign unknownText = "It may have been cut off on its way, or belongs to somebody who asked to be forgotten. Open it once more from the letter, whole.">

<#assign embedTitle = "The form for your site">
<#assign embedText = "Copy this where the form should stand. It needs no script and sets no cookie.">
<#assign embedCode = "The form as HTML">
<#function aboutNewsroom name><#return "About " + name></#function>
<#function publishedBy name><#return "Published by " + name></#function>
<#include "../../_links_en.ftl">
