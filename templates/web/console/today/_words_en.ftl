<#-- The words of Today in English. What the program says of a story's place is English and passes through why(). -->

<#assign coming = "Next edition">
<#assign noDigest = "There is no digest yet. Set one up in the settings (broadsheet.digests.NAME.title), and its next edition appears here.">
<#assign digests = "Digests">
<#assign waiting = "Waiting for a person">
<#function asksAt time><#return "waits for an editor’s approval from " + time></#function>
<#function forTime time><#return "is sent automatically " + time></#function>
<#function askedAt time><#return "is composed and needs approval from " + time></#function>
<#assign byHand = "has no schedule; it is sent when someone sends it">
<#function silenceAt time><#return "Sent automatically " + time + " unless someone stops it.">
</#function>
<#assign waits = "It is not sent until someone approves it.">
<#assign stop = "Stop the countdown">
<#function todayOut name><#return "Today’s edition, " + name + ", has already been made. What you see here is for the next one."></#function>
<#function come n><#return n?c + (n == 1)?then(" new story has come", " new stories have come")></#function>
<#assign comeShow = "Show">
<#assign todayLink = "View it">
<#assign whyWaits = {
  "waits for approval": "Waiting for an editor’s approval.",
  "a special edition: it goes out when somebody sends it": "A special edition. It is sent when someone sends it."
}>
<#function because why><#return whyWaits[why]!(why?cap_first + ".")></#function>
<#assign send = "Send …">
<#assign approve = "Approve and send …">
<#assign special = "Special edition …">
<#assign tabEdition = "Edition">
<#assign tabLetter = "Letter">
<#assign panes = "Edition or letter">
<#assign empty = "No stories yet. They appear here as soon as a feed has one, with the reason for their place.">
<#assign emptyWhy = "This edition has no stories. Put one back from the list below, or wait for the feeds.">
<#assign lead = "Lead">
<#assign brief = "In brief">
<#assign videos = "Videos">
<#assign up = "Up">
<#assign down = "Down">
<#assign headingUp = "Move the heading up">
<#assign headingDown = "Move the heading down">
<#assign makeLead = "Make lead">
<#assign rulesLead = "Let the rules choose the lead">
<#assign out = "Take out">
<#assign putIn = "Put in">
<#assign edit = "Edit">
<#assign leftOut = "Left out, and why">
<#function moreLeft n><#return "and " + n + " more"></#function>
<#assign noneLeft = "Nothing is left out.">
<#assign drag = "Drag stories, or use their buttons. Changes are saved at once.">
<#function changed who at n><#return "Changed " + n + (n == 1)?then(" time", " times") + ", last by " + who + ", " + at + "."></#function>
<#assign words = "Subject, preheader, note">
<#assign labels = {
  "subject": "Subject", "preheader": "Preheader", "note": "Editor’s note", "title": "Headline in the letter", "summary": "Summary in the letter",
  "alt": "Description of the picture, for those who cannot see it", "other": "A new heading"
}>
<#function automatic words><#return "Empty: " + words></#function>
<#assign subjectNow = "the lead’s headline">
<#assign preheaderNow = "the next headlines">
<#assign noteHelp = "Appears above the lead. Markdown: *emphasis*, **strong**, [a link](https://…), lists with -.">
<#assign keep = "Save">
<#function atMost n><#return "at most " + n + " characters"></#function>
<#assign looks = {
  "width": {"desktop": "Desktop", "phone": "360 px"},
  "paper": {"light": "Light", "dark": "Dark"},
  "pictures": {"on": "Pictures", "off": "Pictures off"},
  "format": {"full": "Full", "brief": "Brief", "text": "Text"}
}>
<#assign lookNames = {"width": "Width", "paper": "Paper", "pictures": "Pictures", "format": "Format"}>
<#assign letter = "The letter">
<#function size kb budget><#return kb + " KB of the " + budget + " KB that mail programs show whole"></#function>
<#assign checks = "Before it goes out">
<#assign allWell = "Nothing to fix: every picture has a description, every story a summary.">
<#assign findings = {
  "empty": "There is no story: nothing would be sent.",
  "lead": "The lead has no picture:",
  "unsubscribe": "This template has no unsubscribe link. Put links.unsubscribe back into it.",
  "moved": "stories do not fit and are behind “Show more”. Take some out, or leave it.",
  "summary": "This story has no summary. Write one.",
  "picture": "This picture has no description. Write one.",
  "unsafe": "The story’s link is not a web address, so its headline has no link. Take the story out, or fix the feed.",
  "unfinished": "Something unfinished was left in:",
  "twin": "Another story says the same. Take one out."
}>
<#function toMend n><#return n + (n == 1)?then(" thing", " things") + " to check before it goes out"></#function>
<#assign toMendLink = "See which">
<#assign mend = "Fix">
<#assign checkLinks = "Try every link">
<#assign checkLinksHelp = "This takes a few seconds.">
<#assign brokenTemplate = "No letter can be made">
<#function brokenAt place line><#return place + (line > 0)?then(", line " + line?c, "")></#function>
<#assign brokenMend = "Fix it, and this page shows the letter again. Nothing is sent until then.">
<#assign test = "Test letter">
<#assign testAddress = "Address">
<#assign testSend = "Send a test letter">
<#assign testHelp = "In the format shown above, through the real mail server. Marked [Test]; no member gets it, and it is not counted. An address that belongs to no account is first asked by mail whether it wants test letters.">
<#assign testResults = {
  "accepted": "The mail server accepted the test letter to {}. It should arrive in a moment.",
  "refused": "The mail server did not accept the test letter to {}. It said: ",
  "asked": "{} belongs to no account. We sent it a mail that asks whether it wants test letters. Once that is confirmed, send the test again.",
  "suppressed": "{} is suppressed: it complained, bounced, or was stopped by hand. Nothing was sent.",
  "too_often": "Too many test letters in a short time. Nothing was sent to {}; wait a minute and try again.",
  "address": "{} is not a valid address. Nothing was sent.",
  "template": "The test letter cannot be made: "
}>

<#assign storyTitle = "A story in the letter">
<#assign original = "The feed says">
<#assign backToFeed = "Clear this field to use the feed’s own words again.">
<#assign place = "Under which heading">
<#assign asItIs = "where it is">
<#assign newHeading = "or under a new heading">
<#assign open = "Open the story">
<#assign back = "Back to the edition">
<#assign storyNote = "This changes the letter only, not the story on your site.">

<#assign again = {
  "conflict": "Somebody else changed this edition",
  "long": "This is too long to save",
  "gone": "This edition is closed"
}>
<#assign againText = {
  "act": "Your change is not done yet. Do it anyway, or leave the edition as it is.",
  "conflict": "Nothing is lost. Below are your version and the current one. Use yours, or leave it as it is.",
  "long": "Nothing is lost. Make it shorter and save it.",
  "gone": "It is being sent or has been sent, so it cannot be changed any more. What you typed is below, for you to copy."
}>
<#assign meanwhile = "What happened in the meantime">
<#assign yours = "Yours">
<#assign theirs = "Current version">
<#assign keepMine = "Use mine">
<#assign doIt = "Do it anyway">
<#assign leave = "Leave it as it is">
<#function tooLong n most><#return n + " characters; at most " + most + " can be kept"></#function>
<#assign acts = {
  "higher": "moved up the heading", "lower": "moved down the heading",
  "up": "moved up", "down": "moved down", "lead": "made the lead", "rules": "left the lead to the rules", "out": "took out", "in": "put in", "place": "moved",
  "words": "changed subject, preheader or note", "story": "changed words or place of", "special": "made the special edition"
}>
<#assign composedMeanwhile = "The edition has been composed. This page shows the one that is being prepared now.">

<#assign sendTitle = "Send it">
<#function sendTo n><#return n + (n == "1")?then(" member gets it", " members get it")></#function>
<#function notTo suppressed paused><#if suppressed + paused == 0><#return "None of the digest’s members is suppressed or has paused."></#if><#return "Not " + suppressed + " whose address is suppressed, and " + paused + " who paused their letters."></#function>
<#assign noPace = "How long it takes is not known yet, since nothing has been sent before.">
<#function takes span at pace><#return "It takes about " + span + " and is done at about " + at + ", at the speed of last time (" + pace + " a second)."></#function>
<#function moment at><#return "It is done in a moment, at about " + at + "."></#function>
<#function alreadyToday sent><#if !sent?has_content><#return "Members have had no letter today."></#if><#local each = sent?map(s -> s.title() + " " + s.edition() + " (" + s.members() + (s.members() == 1)?then(" member)", " members)"))><#return "Members have had " + sent?size + (sent?size == 1)?then(" letter", " letters") + " today: " + each?join(", ") + ". This is one more."></#function>
<#assign subject = "Subject">
<#function storiesIn n><#return n + (n == 1)?then(" story", " stories")></#function>
<#assign sendNow = "Send it now">
<#function sendNowTo n><#return "Send now to " + n></#function>
<#assign onlyOnce = "It is sent only once, whoever presses this button and whatever the schedule says.">
<#assign changedMeanwhile = "It has changed since you opened this page. Below is what would go out now. Check it again, then send.">
<#assign seriousTitle = "Fix this first">
<#assign nobody = "Nobody would get it: this digest has no members who can receive mail.">
<#assign nothingIn = "It has no stories, so there is nothing to send.">
<#assign notNow = "Not now">

<#assign specialTitle = "A special edition">
<#assign specialText = "For news that cannot wait. Choose its stories, check the letter, and send it by hand. What you do not choose goes into the next edition.">
<#assign specialNone = "Choose at least one story.">
<#assign specialEmpty = "No story has come since the last edition.">
<#assign specialMake = "Make it and check it">

<#assign linksTitle = "Link check">
<#function linksGood n><#return "All " + n + " links work."></#function>
<#function linksBad bad n><#return bad + " of " + n + " links need checking."></#function>

<#assign reasons = {
  "headline only": "headline only",
  "its site has withdrawn it": "its site has withdrawn it",
  "older than this edition's window": "older than this edition covers",
  "an earlier edition told this story": "an earlier edition told this story",
  "for members of its site only": "for members of its site only",
  "an editor took it out": "an editor took it out",
  "not chosen for this special edition": "not chosen for this special edition",
  "it came after the cut-off and waits for the next edition": "it came after the cut-off and waits for the next edition",
  "the same story as another item of this edition": "the same story as another item of this edition",
  "the edition shows 3 videos at most": "the edition shows 3 videos at most",
  "lead: an editor chose it": "lead: an editor chose it",
  "lead: the newsroom featured it": "lead: the newsroom featured it",
  "lead: the day's roundup": "lead: the day's roundup",
  "lead: the newest long article": "lead: the newest long article",
  "lead: the newest article with a picture": "lead: the newest article with a picture",
  "lead: the newest article": "lead: the newest article",
  "an editor placed it here": "an editor placed it here",
  "short item": "short item",
  "video": "video"
}>
<#function why words>
<#if words?ends_with(" (gone from its feed)")><#return why(words?remove_ending(" (gone from its feed)")) + " · gone from its feed"></#if>
<#return reasons[words]!words>
</#function>

<#function noSummaries n><#return n + " stories have no summary"></#function>
<#assign wanted = "You wanted">
<#assign said = {"out": "Taken out: {}", "lead": "{} leads now", "place": "Moved: {}, now under {}", "in": "Put in: {}"}>
