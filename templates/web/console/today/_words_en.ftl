<#-- The words of Today in English. What the program says of a story's place is English and passes through why(). -->

<#assign coming = "The coming edition">
<#assign noDigest = "There is no digest yet. Name one in the settings (broadsheet.digests.NAME.title); its coming edition lies here from then on.">
<#assign digests = "Digests">
<#assign waiting = "Waiting for a person">
<#function asksAt time><#return "waits from " + time + " for an editor’s approval"></#function>
<#function forTime time><#return "goes out by itself " + time></#function>
<#function askedAt time><#return "is made up and asked about " + time></#function>
<#assign byHand = "has no schedule: it goes out when somebody sends it">
<#function silenceAt time><#return "If nobody says a word it goes out by itself " + time + ".">
</#function>
<#assign waits = "It waits: without a person it does not go out.">
<#assign stop = "Stop the countdown">
<#function todayOut name><#return "Today’s edition, " + name + ", is made already; what you see comes with the next."></#function>
<#function come n><#return n?c + (n == 1)?then(" new story has come", " new stories have come")></#function>
<#assign comeShow = "Show">
<#assign todayLink = "Look at it">
<#assign whyWaits = {
  "waits for approval": "It waits for an editor’s approval.",
  "a special edition: it goes out when somebody sends it": "A special edition: it goes out when somebody sends it."
}>
<#function because why><#return whyWaits[why]!(why?cap_first + ".")></#function>
<#assign send = "Send …">
<#assign approve = "Approve and send …">
<#assign special = "Special edition …">
<#assign tabEdition = "Edition">
<#assign tabLetter = "Letter">
<#assign panes = "Edition or letter">
<#assign empty = "No story yet. As soon as a feed brings one it stands here, with the reason of its place.">
<#assign emptyWhy = "No story is in. Put one back from below, or wait for the feeds.">
<#assign lead = "Lead">
<#assign brief = "In brief">
<#assign videos = "Videos">
<#assign up = "Up">
<#assign down = "Down">
<#assign headingUp = "Move the heading up">
<#assign headingDown = "Move the heading down">
<#assign makeLead = "Lead with it">
<#assign rulesLead = "Let the rules choose the lead">
<#assign out = "Take out">
<#assign putIn = "Put in">
<#assign edit = "Edit">
<#assign leftOut = "Left out, and why">
<#function moreLeft n><#return "and " + n + " more"></#function>
<#assign noneLeft = "Nothing is left out.">
<#assign drag = "Stories can be dragged, or moved by their buttons. Whatever you do is kept at once.">
<#function changed who at n><#return "Changed " + n + (n == 1)?then(" time", " times") + ", last by " + who + ", " + at + "."></#function>
<#assign words = "Subject, preheader, note">
<#assign labels = {
  "subject": "Subject", "preheader": "Preheader", "note": "Editor’s note", "title": "Headline in the letter", "summary": "Summary in the letter",
  "alt": "What the picture shows, for who does not see it", "other": "A new heading"
}>
<#function automatic words><#return "Empty: " + words></#function>
<#assign subjectNow = "the lead’s headline">
<#assign preheaderNow = "the next headlines">
<#assign noteHelp = "Stands above the lead. Markdown: *emphasis*, **strong**, [a link](https://…), lists with -.">
<#assign keep = "Keep">
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
<#assign allWell = "Nothing to mend: every picture has its words, every story a summary.">
<#assign findings = {
  "unsubscribe": "This template has no way to unsubscribe. Put links.unsubscribe back into it.",
  "moved": "stories do not fit and wait behind “Show more”. Take some out, or let them.",
  "summary": "This story has no summary. Write one.",
  "picture": "This picture has no words for who does not see it. Write them.",
  "unsafe": "This link is no web address, so the headline has none in the letter. Take the story out, or mend the feed.",
  "unfinished": "Something unfinished was left in.",
  "twin": "This tells the same as another story. Take one out."
}>
<#function toMend n><#return n + (n == 1)?then(" thing", " things") + " to look at before it goes out"></#function>
<#assign toMendLink = "See which">
<#assign mend = "Mend">
<#assign checkLinks = "Try every link">
<#assign checkLinksHelp = "Takes some seconds.">
<#assign brokenTemplate = "No letter can be made">
<#function brokenAt place line><#return place + (line > 0)?then(", line " + line?c, "")></#function>
<#assign brokenMend = "Mend that place; the page shows the letter as soon as it can be made. Nothing is sent meanwhile.">
<#assign test = "Test letter">
<#assign testAddress = "To which address">
<#assign testSend = "Send a test">
<#assign testHelp = "In the format you look at, through the real relay. Marked [Test]; no member gets it, and it is counted nowhere.">
<#assign testResults = {
  "accepted": "The relay took the test letter to {}. It should be there in a moment.",
  "refused": "The relay did not take the test letter to {}. It says: ",
  "address": "{} is no address that mail can reach. Nothing was sent.",
  "template": "No test letter can be made: "
}>

<#assign storyTitle = "A story in the letter">
<#assign original = "The feed says">
<#assign backToFeed = "Empty it, and the feed’s own words stand here again.">
<#assign place = "Under which heading">
<#assign asItIs = "where it is">
<#assign newHeading = "or under a new heading">
<#assign open = "Open the story">
<#assign back = "Back to the edition">
<#assign storyNote = "Only the letter changes; the story on the site stays as it is.">

<#assign again = {
  "conflict": "Somebody else changed this edition meanwhile",
  "long": "This is too long to be kept",
  "gone": "This edition is closed"
}>
<#assign againText = {
  "act": "What you did is not done yet. Do it all the same, or leave the edition as it is.",
  "conflict": "Nothing is lost: below are both, what you typed and what stands there now. Keep yours, or leave it as it is.",
  "long": "Nothing is lost. Make it shorter and keep it.",
  "gone": "It is going out or has gone, so nothing in it changes any more. What you typed is below, to be copied."
}>
<#assign meanwhile = "What happened meanwhile">
<#assign yours = "Yours">
<#assign theirs = "What stands there now">
<#assign keepMine = "Keep mine">
<#assign doIt = "Do it all the same">
<#assign leave = "Leave it as it is">
<#function tooLong n most><#return n + " characters; at most " + most + " can be kept"></#function>
<#assign acts = {
  "higher": "moved up the heading", "lower": "moved down the heading",
  "up": "moved up", "down": "moved down", "lead": "made the lead", "rules": "left the lead to the rules", "out": "took out", "in": "put in", "place": "moved",
  "words": "changed subject, preheader or note", "story": "changed words or place of", "special": "made the special edition"
}>
<#assign composedMeanwhile = "The edition was composed; this page shows what is in the making now.">

<#assign sendTitle = "Send it">
<#function sendTo n><#return n + (n == "1")?then(" member gets it", " members get it")></#function>
<#function notTo suppressed paused><#if suppressed + paused == 0><#return "None of the digest’s members is suppressed or has paused."></#if><#return "Not " + suppressed + " whose address is suppressed, and " + paused + " who paused their letters."></#function>
<#assign noPace = "How long it takes is not known yet: nothing was sent before.">
<#function takes span at pace><#return "It takes about " + span + " and is done about " + at + ", if the relay is as quick as last time (" + pace + " a second)."></#function>
<#function moment at><#return "It is done in a moment, about " + at + "."></#function>
<#function alreadyToday sent><#if !sent?has_content><#return "Members have had no letter today."></#if><#local each = sent?map(s -> s.title() + " " + s.edition() + " (" + s.members() + (s.members() == 1)?then(" member)", " members)"))><#return "Members have had " + sent?size + (sent?size == 1)?then(" letter", " letters") + " today: " + each?join(", ") + ". This is one more."></#function>
<#assign subject = "Subject">
<#function storiesIn n><#return n + (n == 1)?then(" story", " stories")></#function>
<#assign sendNow = "Send it now">
<#function sendNowTo n><#return "Send now to " + n></#function>
<#assign onlyOnce = "Whoever else presses this button, and the schedule too: it goes out once.">
<#assign changedMeanwhile = "It changed since you looked. Below is what would go out now; look again, then send.">
<#assign seriousTitle = "Mend this first">
<#assign nobody = "Nobody would get it: this digest has no members who can be mailed.">
<#assign nothingIn = "Nothing is in it, so there is nothing to send.">
<#assign notNow = "Not now">

<#assign specialTitle = "A special edition">
<#assign specialText = "For news that cannot wait. Choose its stories; you then see the letter and send it by hand. What you do not choose comes with the next edition.">
<#assign specialNone = "Choose one story at least.">
<#assign specialEmpty = "No story has come since the last edition.">
<#assign specialMake = "Make it and look at it">

<#assign linksTitle = "Where the links lead">
<#function linksGood n><#return "All " + n + " links lead to a page."></#function>
<#function linksBad bad n><#return bad + " of " + n + " links need a look."></#function>

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

